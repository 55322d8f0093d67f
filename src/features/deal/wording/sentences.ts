import { endOfLocalDay, localDateOf } from "../../../domain/calendar/local-day.ts";
import { confirmAskAt } from "../../../domain/conditions/confirm-ask.ts";
import { cents, shareOf } from "../../../domain/money.ts";
import type { SentencesInput } from "../wording.ts";
import { paymentSentences } from "./payment.ts";
import type { Words } from "./words.ts";

/** The conditions as sentences with real dates and amounts, in the order in which a customer meets them. */
export function conditionSentences(input: SentencesInput, words: Words): string[] {
  if (input.price.totalCents === 0) return freeSentences(input, words);
  return [
    ...paymentSentences(input, words),
    ...cancellationSentences(input, words),
    noShowSentence(input, words),
    ...substituteSentences(input, words),
    moveSentence(input, words),
    words.texts.cancellation.how(input.organisation),
    ...confirmSentences(input, words),
    words.texts.waitingList(words.texts.hours(input.conditions.offerHours)),
    words.texts.calledOff.paid,
  ];
}

function freeSentences(input: SentencesInput, words: Words): string[] {
  const { texts } = words;
  return [
    texts.payment.free,
    texts.cancellation.free,
    ...substituteSentences(input, words),
    ...confirmSentences(input, words),
    texts.waitingList(texts.hours(input.conditions.offerHours)),
    texts.calledOff.free,
  ];
}

export function cancellationSentences(input: SentencesInput, words: Words): string[] {
  const { texts } = words;
  const { conditions, price } = input;
  const priced = input.steps.some((step) => step.feeCents > 0);
  return [
    scaleSentence(input, words),
    ...(priced && price.places > 1 ? [texts.cancellation.perPlace(price)] : []),
    ...(priced && conditions.refundIfRefilled ? [texts.cancellation.refilled] : []),
  ];
}

/** Steps that are already over when the order is made are not mentioned: nobody can still use them. */
function scaleSentence({ steps, kind, now }: SentencesInput, { texts, money, percent, moment, list }: Words): string {
  const open = steps.filter((step) => step.until === null || Temporal.Instant.compare(step.until, now) >= 0);
  const firstPriced = open.findIndex((step) => step.feeCents > 0);
  const pieces = open.map((step, index) =>
    texts.cancellation.step({
      share: step.feeCents === 0 ? null : percent(step.feeBasisPoints),
      amount: money(step.feeCents),
      until: step.until === null || index === open.length - 1 ? null : moment(step.until),
      firstPriced: index === firstPriced,
      afterwards: index > 0 && index === open.length - 1,
    }),
  );
  return texts.cancellation.scale({ pieces: list(pieces), consumer: kind === "consumer", priced: firstPriced >= 0 });
}

function noShowSentence({ conditions, kind, price }: SentencesInput, { texts, money, percent }: Words): string {
  const feeBasisPoints = kind === "consumer" ? conditions.noShow.consumerFeeBasisPoints : conditions.noShow.companyFeeBasisPoints;
  if (feeBasisPoints === 0) return texts.noShow.nothing;
  return texts.noShow.share({
    share: percent(feeBasisPoints),
    amount: money(shareOf(cents(price.totalCents), feeBasisPoints)),
    consumer: kind === "consumer",
  });
}

function substituteSentences({ conditions, kind, meetings }: SentencesInput, { texts, moment }: Words): string[] {
  const [first] = meetings;
  if (!conditions.substitute || first === undefined) return [];
  return [texts.substitute({ until: moment(first.starts_at), consumer: kind === "consumer" })];
}

function confirmSentences({ conditions, meetings, price, now }: SentencesInput, { texts, moment }: Words): string[] {
  const [first] = meetings;
  const askAt = first === undefined ? null : confirmAskAt({ conditions, formedAt: now, startsAt: first.starts_at });
  return askAt === null ? [] : [texts.confirm({ at: moment(askAt), places: price.places })];
}

function moveSentence({ conditions, meetings, zone, now }: SentencesInput, { texts, money, moment }: Words): string {
  const [first] = meetings;
  const { freeTimes, untilDaysBefore, feeCents, validMonths } = conditions.move;
  if (first === undefined || (freeTimes === 0 && feeCents === 0)) return texts.move.inConsultation;
  const until = endOfLocalDay(localDateOf(first.starts_at, zone).subtract({ days: untilDaysBefore }), zone);
  if (Temporal.Instant.compare(until, now) < 0) return texts.move.inConsultation;
  const move = { times: texts.times(freeTimes), until: moment(until), months: texts.months(validMonths), fee: money(feeCents) };
  if (freeTimes === 0) return texts.move.fee(move);
  return feeCents === 0 ? texts.move.free(move) : texts.move.freeThenFee(move);
}
