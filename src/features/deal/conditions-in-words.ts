import type { CustomerKind } from "../../domain/customer-kind.ts";
import type { Locale } from "../../domain/locale.ts";
import { figuresOf } from "./figures.ts";
import type { Sale } from "./figures.ts";
import { writeSentences } from "./wording.ts";
import type { SentencesInput } from "./wording.ts";

/**
 * The rules of a session as a customer would read them when ordering one place now, with real dates and amounts.
 * A draft can be read too: it needs days and a price, but no terms.
 * @param sale.meetings in order, at least one
 */
export function conditionsInWords(
  sale: Sale & Pick<SentencesInput, "organisation" | "meetings">,
  { kind, locale, now }: { kind: CustomerKind; locale: Locale; now: Temporal.Instant },
): string[] {
  const { organisation, meetings, conditions, zone } = sale;
  const { price, schedule, steps } = figuresOf(sale, { kind, places: 1, locale, now });
  return writeSentences({ organisation, meetings, price, schedule, steps, conditions, kind, locale, zone, now });
}
