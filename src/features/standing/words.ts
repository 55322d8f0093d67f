import type { CustomerKind } from "../../domain/customer-kind.ts";
import type { Locale } from "../../domain/locale.ts";
import type { Line } from "../../domain/standing/principal.ts";
import type { Standing } from "../../domain/standing/standing.ts";
import { formatDate, formatMoment, formatMoney, formatPercent } from "../../platform/i18n/format.ts";
import { standingTexts } from "./texts.ts";

type Setting = { locale: Locale; zone: string; kind: CustomerKind };

/** Why an amount is owed, in one sentence. */
export function reasonInWords({ ground, at, amountCents }: Line, { locale, zone, kind }: Setting): string {
  const texts = standingTexts[locale].reasons;
  const consumer = kind === "consumer";
  const filled = { amount: formatMoney(amountCents, locale), moment: formatMoment(at, locale, zone), places: 1 };
  switch (ground.why) {
    case "price":
    case "deposit-returned":
      return texts[ground.why]({ ...filled, places: ground.places });
    case "session-moved":
      return texts["session-moved"]({ ...filled, to: formatMoment(ground.startsAt, locale, zone) });
    case "cancelled": {
      const share = formatPercent(ground.basisPoints, locale);
      return ground.daysBefore < 0 ? texts["cancelled-after-start"]({ ...filled, share }) : texts.cancelled({ ...filled, share, days: ground.daysBefore });
    }
    case "no-show":
      return texts["no-show"]({ ...filled, share: formatPercent(ground.basisPoints, locale) });
    case "withdrawn-after-part":
      return texts["withdrawn-after-part"]({ ...filled, share: formatPercent(Math.round((ground.givenSeconds * 10_000) / ground.wholeSeconds), locale) });
    case "withdrawal-refused":
      return texts["withdrawal-refused"]({ ...filled, because: ground.because });
    case "settlement":
      return texts.settlement({ ...filled, sum: formatMoney(ground.sumCents, locale) });
    case "interest": {
      const sentence = texts.interest({ ...filled, from: formatDate(ground.from, locale), through: formatDate(ground.through, locale), consumer });
      return ground.knownThrough === null ? sentence : `${sentence} ${texts["interest-unknown"](formatDate(ground.knownThrough, locale))}`;
    }
    case "collection-scale":
      return texts["collection-scale"]({ ...filled, consumer });
    default:
      return texts[ground.why](filled);
  }
}

/** Who owes whom what, in one or two sentences. */
export function totalInWords({ customerOwesCents, organiserOwesCents, disputed }: Pick<Standing, "customerOwesCents" | "organiserOwesCents" | "disputed">, locale: Locale): string {
  const { totals } = standingTexts[locale];
  const total = customerOwesCents > 0
    ? totals.customer(formatMoney(customerOwesCents, locale))
    : organiserOwesCents > 0 ? totals.organiser(formatMoney(organiserOwesCents, locale)) : totals.nobody;
  return disputed ? `${total} ${totals.disputed}` : total;
}

/** The whole standing as text for a terminal or a letter. */
export function standingInWords(standing: Standing, setting: Setting): string {
  const { locale, zone } = setting;
  const texts = standingTexts[locale];
  const until = (word: string, at: Temporal.Instant | null) => (at === null ? "" : `, ${word} ${formatMoment(at, locale, zone)}`);
  const reasons = standing.reasons.map((line) => `${formatMoney(line.amountCents, locale).padStart(14)}  ${reasonInWords(line, setting)} [${line.clause}]`);
  const rights = standing.rights.map(({ right, who, until: end, why, costCents }) =>
    `  ${texts.sides[who]} ${texts.may} ${texts.rights[right]}${costCents === null || costCents === 0 ? "" : ` (${formatMoney(costCents, locale)})`}${until(texts.until, end)} [${why}]`);
  const duties = standing.duties.map(({ duty, who, by, why, cents }) =>
    `  ${texts.sides[who]} ${texts.must} ${texts.duties[duty]}${cents === null ? "" : ` (${formatMoney(cents, locale)})`}${until(texts.by, by)} [${why}]`);
  return [totalInWords(standing, locale), "", ...reasons, "", ...rights, ...duties].join("\n");
}
