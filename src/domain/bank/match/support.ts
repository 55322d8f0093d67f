import { nameFit } from "./names.ts";
import type { Indexed, OpenIndex } from "./open-index.ts";
import type { MatchReason } from "./proposal.ts";
import type { Told } from "./told.ts";

/** What else of a line fits a deal: who paid, who comes, when and what. */
export function supportOf({ names, participants, customerKey, course, days }: Indexed, told: Told, index: OpenIndex): MatchReason[] {
  const fits = new Set(names.map((name) => nameFit(name, told.payer)));
  return [
    ...(index.byAccount.get(told.account)?.includes(customerKey) === true ? ["account-known" as const] : []),
    ...(fits.has("whole") ? ["name" as const] : fits.has("part") ? ["name-part" as const] : []),
    ...(participants.some((name) => nameFit(name, told.words) === "whole") ? ["participant-name" as const] : []),
    ...(days.some((day) => told.days().has(day)) ? ["course-date" as const] : []),
    ...(course.length >= 6 && told.lower().includes(course) ? ["course-title" as const] : []),
  ];
}
