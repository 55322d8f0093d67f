import type { FactsOf } from "../kinds.ts";
import type { Letter, LetterFact, Part } from "../letter.ts";
import type { Organisation } from "../subject.ts";
import { withdrawalMailTexts } from "../texts/withdrawal.ts";
import type { DealMail, Words } from "./words.ts";

/** A mail about a statement whose order may not be there. */
export type StatementMail = { organisation: Organisation; words: Words; greeting: string; baseUrl: string };

type Stated = Pick<FactsOf<"withdrawal-acknowledged">, "said" | "receivedAt" | "onDay">;

/**
 * The acknowledgement on a durable medium: what was stated, and when. The same for every order, known or not.
 * @see docs/rules/withdrawal.md  art. 6:230oa lid 4 BW
 */
export function withdrawalAcknowledged({ words, organisation, greeting, baseUrl }: StatementMail, facts: FactsOf<"withdrawal-acknowledged">): Letter {
  const texts = withdrawalMailTexts[words.locale];
  const at = receivedIn(facts, words);
  return {
    subject: texts.received.subject(organisation.name),
    parts: [
      { kind: "sentence", pieces: texts.received.sentence(at) },
      { kind: "text", text: greeting },
      ...statement(facts, words),
      { kind: "text", text: texts.received.next },
      { kind: "small", text: texts.received.notYou(organisation.name) },
      { kind: "link", href: `${baseUrl}/${organisation.slug}/withdraw`, label: texts.received.link },
    ],
  };
}

/** What the statement does to the deal, to its customer: when the money is back and why a part is owed, or why it does nothing. */
export function withdrawalAnswered(mail: DealMail, facts: FactsOf<"withdrawal-answered">): Letter {
  const { words, deal, dealUrl } = mail;
  const texts = withdrawalMailTexts[words.locale];
  const at = receivedIn(facts, words);
  const course = deal.frozen.course.title;
  if (facts.outcome !== "withdrawn") {
    const why = facts.outcome === "too-late" ? texts.refused.tooLate(words.moment(facts.until)) : texts.refused.why[facts.outcome];
    return {
      subject: texts.refused.subject(course),
      parts: [
        { kind: "sentence", pieces: texts.refused.sentence(at) },
        { kind: "text", text: mail.greeting },
        { kind: "text", text: why },
        ...(facts.outcome === "too-late" || facts.outcome === "company" ? [{ kind: "text", text: texts.refused.cancel } satisfies Part, { kind: "button", href: `${dealUrl}/cancel`, label: texts.refused.cancelButton } satisfies Part] : []),
        ...statement(facts, words),
        { kind: "link", href: dealUrl, label: words.texts.toDeal },
      ],
    };
  }
  return {
    subject: texts.done.subject(course),
    parts: [
      { kind: "sentence", pieces: texts.done.sentence(at) },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: moneyOf(facts, words) },
      ...(facts.partCents > 0 ? [{ kind: "text", text: texts.done.part(words.money(facts.partCents)) } satisfies Part, { kind: "list", items: facts.reasons } satisfies Part] : []),
      ...statement(facts, words),
      { kind: "button", href: dealUrl, label: words.texts.toDeal },
    ],
  };
}

/** To the trainer: who leaves and what goes back until when, or what has to be looked at. */
export function withdrawalTold({ words, greeting, baseUrl }: StatementMail, facts: FactsOf<"withdrawal-told">): Letter {
  const texts = withdrawalMailTexts[words.locale].told;
  const done = facts.outcome === "withdrawn";
  const waits = facts.outcome === "order-unknown" || facts.outcome === "not-the-customer";
  const refund = done && facts.refundBy !== null && facts.refundCents > 0 ? [{ kind: "text", text: texts.refund(words.money(facts.refundCents), words.moment(facts.refundBy)) } satisfies Part] : [];
  return {
    subject: texts.subject(facts.deal?.course ?? facts.said.order),
    parts: [
      { kind: "sentence", pieces: texts.sentence[done ? "done" : waits ? "waits" : "refused"](facts.said.name) },
      { kind: "text", text: greeting },
      { kind: "text", text: texts.why[facts.outcome] },
      ...refund,
      ...statement(facts, words),
      { kind: "button", href: waits ? `${baseUrl}/office/withdrawals/${facts.statementId}` : `${baseUrl}/office/deals/${facts.deal?.code ?? ""}`, label: waits ? texts.look : texts.toDeal },
    ],
  };
}

function moneyOf({ refundCents, refundBy, owesCents, partCents }: FactsOf<"withdrawal-answered">, words: Words): string {
  const { done } = withdrawalMailTexts[words.locale];
  if (refundCents > 0 && refundBy !== null) return done.refund(words.money(refundCents), words.moment(refundBy));
  if (owesCents > 0) return done.owes(words.money(owesCents));
  return partCents > 0 ? done.settled : done.nothing;
}

/** The content of the statement with its date and time. */
function statement({ said, ...received }: Stated, words: Words): Part[] {
  const { labels, heading } = withdrawalMailTexts[words.locale].statement;
  const facts: LetterFact[] = [
    { label: labels.name, value: said.name },
    { label: labels.order, value: said.order },
    { label: labels.email, value: said.email },
    { label: labels.at, value: receivedIn(received, words) },
  ];
  return [{ kind: "heading", text: heading }, { kind: "facts", facts }];
}

function receivedIn({ receivedAt, onDay }: Omit<Stated, "said">, words: Words): string {
  return onDay === true ? words.day(receivedAt) : words.moment(receivedAt);
}
