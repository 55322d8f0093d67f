import { formatCode } from "../../../domain/deal/code.ts";
import { withdrawUntil } from "../../../domain/deal/withdrawal.ts";
import type { FrozenPart } from "../../../domain/deal/frozen-deal.ts";
import type { FactsOf } from "../kinds.ts";
import type { Letter, Part, Piece } from "../letter.ts";
import { goodwillMailTexts } from "../texts/goodwill.ts";
import { calendarOf, orderFacts, paySlip, priceLedger } from "./deal-parts.ts";
import { dealLineParts } from "./deal-line.ts";
import type { DealMail } from "./words.ts";

/**
 * The confirmation on a durable medium: all that was shown before the order, word for word, the terms, and for private
 * persons the model form for withdrawal.
 * @see docs/rules/information.md  art. 6:230v lid 7 BW
 */
export function dealConfirmed(mail: DealMail, { place, creditCents = 0 }: FactsOf<"deal-confirmed">, termsPdf: Buffer): Letter {
  const { deal, words, meetings, dealUrl } = mail;
  const { texts } = words;
  const { frozen, code, formed_at: formedAt } = deal;
  const [first, ...later] = stillDue(frozen.schedule, creditCents);
  const due = first === undefined ? null : { cents: first.cents, dueAt: first.dueAt };
  const rest = later.map((part) => ({ label: texts.labels.afterThat, value: texts.slip.rest(words.money(part.cents), words.moment(part.dueAt)) }));
  return {
    subject: texts.dealConfirmed.subject(frozen.course.title, words.days(meetings)),
    parts: [
      { kind: "sentence", pieces: opening(mail, place, creditCents) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: [texts.dealConfirmed.concluded(formatCode(code), words.moment(formedAt)), ...afterwards(mail, place)].join(" ") },
      ...withdrawal(mail),
      { kind: "button", href: dealUrl, label: due === null ? texts.toDeal : texts.dealConfirmed.toPay },
      { kind: "heading", text: texts.headings.ordered },
      { kind: "facts", facts: orderFacts(mail) },
      ...priceLedger(mail),
      ...(due === null ? [] : paySlip(mail, { ...due, rest })),
      ...dealLineParts(mail, place),
      { kind: "heading", text: texts.headings.agreed },
      ...frozen.wording.sentences.map((text): Part => ({ kind: "small", text })),
      { kind: "heading", text: texts.headings.enclosed },
      { kind: "list", items: [texts.enclosed.terms(frozen.terms.number), texts.enclosed.calendar(meetings.length)] },
      { kind: "heading", text: texts.headings.complete },
      ...frozen.wording.information.map(({ heading, text }): Part => ({ kind: "small", text: `${heading}: ${text}` })),
    ],
    attachments: [
      { filename: texts.files.terms(frozen.terms.number), contentType: "application/pdf", content: termsPdf },
      calendarOf(mail, { tentative: place === "held", description: `${formatCode(code)} ${dealUrl}` }),
    ],
  };
}

/** What is left of the parts when a credit takes the earliest ones. */
function stillDue(schedule: readonly FrozenPart[], creditCents: number): FrozenPart[] {
  let credit = creditCents;
  return schedule.flatMap((part) => {
    const paid = Math.min(credit, part.cents);
    credit -= paid;
    return paid === part.cents ? [] : [{ ...part, cents: part.cents - paid }];
  });
}

function opening({ deal, words, meetings }: DealMail, place: "held" | "confirmed", creditCents: number): readonly Piece[] {
  const { dealConfirmed: texts } = words.texts;
  const [first] = stillDue(deal.frozen.schedule, creditCents);
  const { places } = deal.frozen.price;
  if (first === undefined && creditCents > 0) return goodwillMailTexts[words.locale].paidByCredit(words.money(creditCents));
  if (first === undefined) return texts.free({ days: words.days(meetings), places });
  return texts[place]({ amount: words.money(first.cents), dueAt: words.moment(first.dueAt), places });
}

function afterwards({ deal, words }: DealMail, place: "held" | "confirmed"): string[] {
  const { dealConfirmed: texts } = words.texts;
  const { schedule, price, conditions } = deal.frozen;
  if (schedule.length === 0 || conditions.payment.mode === "after") return [];
  return [place === "held" ? texts.holding(price.places) : texts.keeping(price.places)];
}

/** The withdrawal function is named with its whole address: a mail is read away from the site. */
function withdrawal({ deal, words, dealUrl }: DealMail): Part[] {
  const { dealConfirmed: texts } = words.texts;
  const { organisation, consents } = deal.frozen;
  if (deal.customer.kind === "company" || deal.total_cents === 0) return [];
  const until = withdrawUntil(deal.formed_at, organisation.zone);
  const early = consents.find(({ box }) => box === "early-start");
  const text = [texts.withdraw({ until: words.moment(until), address: `${new URL(dealUrl).origin}/${organisation.slug}/${texts.withdrawPage}`, email: organisation.email }), ...(early === undefined ? [] : [texts.earlyStart(words.moment(early.tickedAt))])];
  return [{ kind: "text", text: text.join(" ") }];
}
