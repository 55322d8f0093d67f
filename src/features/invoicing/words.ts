import type { Locale } from "../../domain/locale.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import type { Deal } from "../deal/store.ts";
import { reasonInWords } from "../standing/words.ts";

type Texts = { about: (code: string) => string; days: (from: string, until: string) => string; changed: string };

export const invoicingTexts: Readonly<Record<Locale, Texts>> = {
  nl: { about: (code) => `Hoort bij afspraak ${code}.`, days: (from, until) => `${from} tot en met ${until}`, changed: "De afspraak is veranderd." },
  en: { about: (code) => `Belongs to deal ${code}.`, days: (from, until) => `${from} until ${until}`, changed: "The deal has changed." },
};

const notOfThePrice: ReadonlySet<string> = new Set(["price", "payment", "credit-used", "credit-returned", "refund", "interest", "collection-minimum", "collection-scale"]);

/** What last changed the price of a deal, in one sentence. */
export function becauseOf(deal: Pick<Deal, "locale" | "customer" | "frozen">, { reasons }: Pick<Standing, "reasons">): string {
  const changes = reasons.filter(({ ground }) => !notOfThePrice.has(ground.why));
  const last = changes.reduce<(typeof changes)[number] | undefined>((latest, line) => (latest === undefined || Temporal.Instant.compare(line.at, latest.at) >= 0 ? line : latest), undefined);
  if (last === undefined) return invoicingTexts[deal.locale].changed;
  return reasonInWords(last, { locale: deal.locale, zone: deal.frozen.organisation.zone, kind: deal.customer.kind });
}
