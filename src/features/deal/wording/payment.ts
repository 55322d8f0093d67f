import type { FrozenPart } from "../../../domain/deal/frozen-deal.ts";
import { cents, shareOf } from "../../../domain/money.ts";
import type { SentencesInput } from "../wording.ts";
import type { Words } from "./words.ts";

/** What is to be paid when, what happens otherwise, and what comes back. */
export function paymentSentences(input: SentencesInput, words: Words): string[] {
  const [first] = input.schedule;
  if (first === undefined) return [words.texts.payment.free];
  return [...dueSentences(first, input, words), ...depositSentences(input, words), lateSentence(input, words)];
}

function dueSentences(first: FrozenPart, input: SentencesInput, words: Words): string[] {
  const { schedule, price, conditions } = input;
  const { texts, amountWithVat, moment } = words;
  const { places } = price;
  const whenUnpaid = first.lapseAt === null ? texts.payment.kept({ places }) : texts.payment.released({ part: first.name, places });
  if (first.name === "part") return [partsSentence(input, words), whenUnpaid, ...(first.lapseAt === null ? [] : [texts.payment.laterPartKept])];
  const [, second] = schedule;
  if (second !== undefined) return [depositAndRest(first, second, input, words), whenUnpaid, texts.payment.restKept];
  const whole = { amount: amountWithVat(first.cents, price), dueAt: moment(first.dueAt) };
  if (conditions.payment.mode === "after") return [texts.payment.afterwards({ ...whole, places })];
  return [texts.payment.whole(whole), whenUnpaid];
}

function depositAndRest(first: FrozenPart, second: FrozenPart, { price }: SentencesInput, { texts, money, amountWithVat, moment }: Words): string {
  return texts.payment.inTwo({
    total: amountWithVat(price.totalCents, price),
    deposit: money(first.cents),
    depositDueAt: moment(first.dueAt),
    rest: money(second.cents),
    restDueAt: moment(second.dueAt),
  });
}

function partsSentence({ schedule, price }: SentencesInput, { texts, money, amountWithVat, moment, list }: Words): string {
  const pieces = schedule.map((part) => texts.payment.part({ amount: money(part.cents), dueAt: moment(part.dueAt) }));
  return texts.payment.inParts({ total: amountWithVat(price.totalCents, price), count: schedule.length, pieces: list(pieces) });
}

/** A deposit that only binds who stays away. */
function depositSentences({ conditions: { payment }, price }: SentencesInput, { texts, money }: Words): string[] {
  if (payment.mode !== "deposit" || !payment.returnsOnAttendance) return [];
  const deposit = money(shareOf(cents(price.totalCents), payment.depositBasisPoints));
  return [texts.payment.depositReturns({ deposit, places: price.places })];
}

/** When interest and costs are claimed. Towards a consumer the costs always wait for a notice. */
function lateSentence({ conditions, kind }: SentencesInput, { texts }: Words): string {
  return texts.late[conditions.lateCharges][kind];
}
