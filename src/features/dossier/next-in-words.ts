import type { Conditions } from "../../domain/conditions/conditions.ts";
import type { Locale } from "../../domain/locale.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import { formatMoney } from "../../platform/i18n/format.ts";
import { dossierTexts } from "./texts.ts";

type Setting = { conditions: Pick<Conditions, "lateCharges">; locale: Locale; moment: (at: Temporal.Instant) => string; asOf: Temporal.Instant };

/** By when each amount has to be paid or paid back, and what follows when the customer does not pay. */
export function nextInWords({ duties, deadlines, disputed }: Pick<Standing, "duties" | "deadlines" | "disputed">, { conditions, locale, moment, asOf }: Setting): string[] {
  const texts = dossierTexts[locale].next;
  const isPast = (at: Temporal.Instant) => Temporal.Instant.compare(at, asOf) < 0;
  const money = duties.flatMap(({ duty, by, cents }): string[] => {
    if ((duty !== "pay" && duty !== "refund") || cents === null) return [];
    const amount = formatMoney(cents, locale);
    if (by === null) return [texts[duty].undated(amount)];
    return [isPast(by) ? texts[duty].past(amount, moment(by)) : texts[duty].due(amount, moment(by))];
  });
  if (!duties.some(({ duty }) => duty === "pay")) return money;
  const lapse = deadlines.find(({ what }) => what === "lapse");
  return [...money, lapse === undefined ? texts.unpaid[conditions.lateCharges] : texts.lapses(moment(lapse.at)), ...(disputed ? [texts.disputed] : [])];
}
