import type { Attendance } from "../booking/attendance.ts";
import type { PlaceState } from "../booking/place.ts";

/**
 * Whether another date may be offered for a place: one that stands and was not used, that was cancelled or called off, or
 * whose participant did not come.
 */
export function mayMove({ place, attendance }: { place: PlaceState; attendance: Attendance }): boolean {
  switch (place) {
    case "held":
    case "cancelled":
    case "called-off":
      return true;
    case "confirmed":
      return attendance !== "attended" && attendance !== "partly";
    case "completed":
      return attendance === "no-show" || attendance === "excused";
    case "waiting":
    case "offered":
    case "released":
    case "withdrawn":
    case "moved":
      return false;
    default:
      return place satisfies never;
  }
}
