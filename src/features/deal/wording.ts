import type { Conditions } from "../../domain/conditions/conditions.ts";
import type { DatedCancellationStep } from "../../domain/conditions/cancellation-fee.ts";
import type { CustomerKind } from "../../domain/customer-kind.ts";
import type { FrozenDeal, FrozenPart, Wording } from "../../domain/deal/frozen-deal.ts";
import type { ReverseChargeRefusal } from "../../domain/invoice/place-of-supply.ts";
import { locales } from "../../domain/locale.ts";
import type { Locale } from "../../domain/locale.ts";
import type { ChosenPlan } from "../../domain/track-record/choose-plan.ts";
import { informationBlock } from "./wording/information.ts";
import { conditionSentences } from "./wording/sentences.ts";
import { wordsOf } from "./wording/words.ts";

export { meetingsInWords } from "./wording/meetings.ts";

/** What the words are made of. Meetings are in order; `steps` carry amounts for all places together. */
export type WordingInput = {
  organisation: {
    slug: string;
    name: string;
    street: string;
    postcode: string;
    town: string;
    kvk_number: string;
    phone: string;
    email: string;
    complaint_days: number;
  };
  course: { title: string; duration: string; language: Locale };
  meetings: readonly WordingMeeting[];
  price: FrozenDeal["price"];
  schedule: readonly FrozenPart[];
  place: "held" | "confirmed";
  steps: readonly DatedCancellationStep[];
  conditions: Conditions;
  kind: CustomerKind;
  locale: Locale;
  zone: string;
  now: Temporal.Instant;
  /** Null when there is no statutory withdrawal period: companies. */
  withdrawUntil: Temporal.Instant | null;
  earlyStartNeeded: boolean;
  termsNumber: number;
  /** Empty when it is not known yet who orders. */
  companyName: string;
  kvkNumber: string;
  /** The VAT number that VAT is reverse-charged to; empty without one. */
  vatNumber: string;
  /** Why VAT is charged to a company from elsewhere; null when there is nothing to explain. */
  whyVat: ReverseChargeRefusal | null;
  /** Whether paying online is offered beside the transfer. */
  online: boolean;
};

/** What the sentences about paying, cancelling, moving and not coming are made of. */
export type SentencesInput = Pick<
  WordingInput,
  "organisation" | "meetings" | "price" | "schedule" | "steps" | "conditions" | "kind" | "locale" | "zone" | "now"
>;

export type WordingMeeting = {
  starts_at: Temporal.Instant;
  ends_at: Temporal.Instant;
  place: string;
  address: string;
  online_url: string | null;
};

/** The words of a deal in one language: what is shown before the order and frozen with it. */
export function writeWording(input: WordingInput): Wording {
  const words = wordsOf(input.locale, input.zone);
  return {
    orderButton: orderButtonText(input.price.totalCents, input.locale),
    sentences: conditionSentences(input, words),
    information: informationBlock(input, words),
  };
}

/**
 * Whether what was frozen shows that the customer was told before the order how to withdraw, with the model form. A deal that came from
 * elsewhere may hold nothing of it; of a free training there is nothing to tell.
 * @see docs/rules/withdrawal.md  art. 6:230m lid 1 sub h BW
 */
export function wasToldOfWithdrawal({ wording, price }: Pick<FrozenDeal, "wording" | "price">): boolean {
  const has = (part: "withdrawal" | "modelForm") => wording.information.some(({ heading, text }) => text !== "" && locales.some((locale) => wordsOf(locale, "UTC").texts.information.headings[part] === heading));
  return price.totalCents === 0 || (has("withdrawal") && has("modelForm"));
}

/** The conditions alone, as they would read in a deal. */
export function writeSentences(input: SentencesInput): string[] {
  return conditionSentences(input, wordsOf(input.locale, input.zone));
}

/**
 * The text on the order button. For a paid order the law gives the words; anything weaker makes the order voidable.
 * @see docs/rules/information.md  art. 6:230v lid 3 BW
 */
export function orderButtonText(totalCents: number, locale: Locale): string {
  const { orderButton } = wordsOf(locale, "UTC").texts;
  return totalCents === 0 ? orderButton.free : orderButton.paid;
}

export function waitingButtonText(locale: Locale): string {
  return wordsOf(locale, "UTC").texts.orderButton.waiting;
}

/** That this order has a plan of its own, and where to read why: what it is, never what it would say about somebody. */
export function chosenPlanText({ plan }: Pick<ChosenPlan, "plan">, locale: Locale): string {
  const { chosenPlan } = wordsOf(locale, "UTC").texts;
  return chosenPlan.text(chosenPlan.modes[plan.mode]);
}

/** Why a company from another country pays Dutch VAT, in a sentence. */
export function whyVatText(why: ReverseChargeRefusal, locale: Locale): string {
  return wordsOf(locale, "UTC").texts.whyVat[why];
}

/** "48 uur" */
export function hoursInWords(hours: number, locale: Locale): string {
  return wordsOf(locale, "UTC").texts.hours(hours);
}

/** "één keer" */
export function timesInWords(times: number, locale: Locale): string {
  return wordsOf(locale, "UTC").texts.times(times);
}

/** The texts of the boxes. `dueAt` is the first payment day, null when nothing is to be paid. */
export function consentTexts(input: { locale: Locale; termsNumber: number; dueAt: string | null; zone: string }): {
  terms: string;
  earlyStart: string;
} {
  const { texts, moment } = wordsOf(input.locale, input.zone);
  const dueAt = input.dueAt === null ? null : moment(input.dueAt);
  return { terms: texts.consents.terms({ number: input.termsNumber, dueAt }), earlyStart: texts.consents.earlyStart };
}
