import { localDateOf } from "../../../domain/calendar/local-day.ts";
import type { Conditions } from "../../../domain/conditions/conditions.ts";
import { conditionWarnings } from "../../../domain/conditions/warnings.ts";
import type { ConditionWarning, WarnedRule } from "../../../domain/conditions/warnings.ts";
import { formatMoney, formatNumber, formatPercent } from "../../../platform/i18n/format.ts";
import type { SessionView } from "../../catalogue/store.ts";
import { onePlace } from "../catalogue/example.ts";
import type { Desk } from "../frame/desk.ts";
import { editorTexts } from "./texts.ts";
import type { RuleName } from "./texts.ts";

/** A rule that may be chosen and may not hold, in words. */
export type CautionWords = { rule: RuleName; title: string; reason: string; source: string };

const ruleNames: Readonly<Record<WarnedRule, RuleName>> = {
  payment: "payment", cancellation: "cancellation", "no-show": "noShow", move: "move", offer: "offer", "late-charges": "late",
};

/** What a trainer should know about these rules for this session. */
export function cautionsOf(conditions: Conditions, { course, session }: Pick<SessionView, "course" | "session">, desk: Desk): CautionWords[] {
  const { totalCents } = onePlace({ course, priceCents: session.price_cents, rules: session.price_rules }, desk);
  const today = localDateOf(desk.now, desk.zone);
  const days = session.starts_at === null ? null : today.until(localDateOf(session.starts_at, desk.zone), { largestUnit: "days" }).days;
  const warnings = conditionWarnings(conditions, { totalCents, daysToStart: days !== null && days < 0 ? null : days });
  const { noArticle } = editorTexts[desk.locale].warnings;
  return warnings.map((warning) => {
    const [title = "", reason = ""] = wordsOf(warning, desk.locale);
    return { rule: ruleNames[warning.rule], title, reason, source: articleIn(warning.article, desk.locale) ?? noArticle };
  });
}

function wordsOf(warning: ConditionWarning, locale: Desk["locale"]): readonly string[] {
  const { warnings: texts, kinds } = editorTexts[locale];
  const share = (basisPoints: number) => formatPercent(basisPoints, locale);
  const number = (value: number) => formatNumber(value, locale);
  switch (warning.kind) {
    case "consumer-fee-early":
      return texts[warning.kind](share(warning.feeBasisPoints), number(warning.daysBefore));
    case "consumer-fee-near-all":
      return texts[warning.kind](share(warning.feeBasisPoints));
    case "consumer-free-time-over":
      return texts[warning.kind](number(warning.daysBefore));
    case "consumer-pays-more-than-company":
      return texts[warning.kind](share(warning.consumerBasisPoints), share(warning.companyBasisPoints));
    case "consumer-no-show-above-last-step":
      return texts[warning.kind](share(warning.noShowBasisPoints), share(warning.lastStepBasisPoints));
    case "no-show-below-last-step":
      return texts[warning.kind](kinds[warning.customer], share(warning.noShowBasisPoints), share(warning.lastStepBasisPoints));
    case "company-term-over-60-days":
    case "large-company-term-over-30-days":
    case "short-payment-term":
      return texts[warning.kind](number(warning.days));
    case "short-offer":
      return texts[warning.kind](number(warning.hours));
    case "move-fee-above-half":
      return texts[warning.kind](formatMoney(warning.feeCents, locale));
    case "consumer-never-free":
    case "no-refill-for-consumers":
    case "release-without-grace":
    case "late-charges-by-law":
      return texts[warning.kind]();
    default:
      return warning satisfies never;
  }
}

/** Articles are written in Dutch in the rule book; in English only the words between them differ. */
function articleIn(article: string | null, locale: Desk["locale"]): string | null {
  if (article === null || locale === "nl") return article;
  return article.replaceAll(/ lid (\d)/g, "($1)").replaceAll(" onder ", "(").replaceAll(/\(([a-z]) /g, "($1) ").replace(" en ", " and ").replace(/ BW$/, " Dutch Civil Code");
}
