import type { MessageFacts } from "../messages/kinds.ts";
import type { NewMessage } from "../messages/store.ts";
import type { Deal } from "../deal/store.ts";

/** A message about a deal to whoever ordered it. */
export function messageAbout(deal: Pick<Deal, "id" | "customer" | "locale">, dedupeKey: string, facts: MessageFacts): NewMessage {
  const { orderedBy } = deal.customer;
  return { subjectKind: "deal", subjectId: deal.id, dedupeKey, to: { address: orderedBy.email, name: orderedBy.name }, locale: deal.locale, facts };
}
