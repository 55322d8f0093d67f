import { nameFit } from "./names.ts";
import type { KnownName, NameWords } from "./names.ts";
import type { Indexed, OpenIndex } from "./open-index.ts";
import type { MatchReason } from "./proposal.ts";
import type { Told } from "./told.ts";

/** What else of a line fits a deal: who paid, who comes, when and what. */
export function supportOf({ names, participants, customerKey, course, days }: Indexed, told: Told, index: OpenIndex): MatchReason[] {
  const found: MatchReason[] = [];
  if (index.byAccount.get(told.account)?.includes(customerKey) === true) found.push("account-known");
  const fit = bestFit(names, told.payer);
  if (fit !== null) found.push(fit === "whole" ? "name" : "name-part");
  if (participants.some((name) => nameFit(name, told.words) === "whole")) found.push("participant-name");
  if (days.some((day) => told.days().has(day))) found.push("course-date");
  if (course.length >= 6 && told.lower().includes(course)) found.push("course-title");
  return found;
}

function bestFit(names: readonly KnownName[], payer: NameWords): "whole" | "part" | null {
  let best: "part" | null = null;
  for (const name of names) {
    const fit = nameFit(name, payer);
    if (fit === "whole") return fit;
    best ??= fit;
  }
  return best;
}
