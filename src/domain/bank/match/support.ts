import { nameFit } from "./names.ts";
import { dayKey } from "./days-in-text.ts";
import type { Indexed, OpenIndex } from "./open-index.ts";
import type { MatchReason } from "./proposal.ts";
import type { Told } from "./told.ts";

/** What else of a line fits a deal: who paid, who comes, when and what. */
export function supportOf({ names, participants, customerKey, course, deal }: Indexed, told: Told, index: OpenIndex): MatchReason[] {
  const fits = names.map((name) => nameFit(name, told.payer));
  return [
    ...(index.byAccount.get(told.account)?.includes(customerKey) === true ? ["account-known" as const] : []),
    ...(fits.includes("whole") ? ["name" as const] : fits.includes("part") ? ["name-part" as const] : []),
    ...(participants.some((name) => nameFit(name, told.words) === "whole") ? ["participant-name" as const] : []),
    ...(deal.days.some((day) => told.days().has(dayKey(day))) ? ["course-date" as const] : []),
    ...(course.length >= 6 && told.lower().includes(course) ? ["course-title" as const] : []),
  ];
}
