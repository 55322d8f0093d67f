import type { SessionView } from "../catalogue/store.ts";
import type { Service } from "../../domain/invoice/place-of-supply.ts";

/**
 * What a date is for VAT: what its course says, except that a date which is only online is online, whatever the others are.
 * @see docs/rules/vat.md
 */
export function serviceOf({ course, meetings }: Pick<SessionView, "course" | "meetings">): Service["kind"] {
  const onlyOnline = meetings.length > 0 && meetings.every(({ place, address, online_url: url }) => url !== null && place === "" && address === "");
  return course.service === "open" && onlyOnline ? "online" : course.service;
}
