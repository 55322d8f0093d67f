import { formatDate } from "../../../platform/i18n/format.ts";
import type { FactsOf } from "../kinds.ts";
import type { Letter, Part, Piece } from "../letter.ts";
import { trackRecordMailTexts } from "../texts/track-record.ts";
import type { DealMail } from "./words.ts";

/** The address at which a customer reads what is remembered, asked for on the page of a deal. */
export function recordLink(mail: DealMail, href: string): Letter {
  const { link } = trackRecordMailTexts[mail.words.locale];
  return {
    subject: link.subject(mail.organisation.name),
    parts: [
      { kind: "sentence", pieces: link.sentence },
      { kind: "text", text: mail.greeting },
      { kind: "text", text: link.why },
      { kind: "button", href, label: link.button },
      { kind: "small", text: link.notYou },
    ],
  };
}

/** What a person answered about an entry that was not right, or struck out unasked. */
export function entryAnswered(mail: DealMail, { answer, words: said }: FactsOf<"entry-answered">, href: string): Letter {
  const { entry } = trackRecordMailTexts[mail.words.locale];
  return {
    subject: entry.subject,
    parts: [
      { kind: "sentence", pieces: entry.sentence[answer] },
      { kind: "text", text: mail.greeting },
      ...quoted(mail, said),
      { kind: "text", text: entry.next[answer] },
      { kind: "button", href, label: entry.button },
    ],
  };
}

/** What a person answered who was asked to look at the plan of a deal. */
export function planAnswered(mail: DealMail, facts: FactsOf<"plan-answered">): Letter {
  const { words, deal } = mail;
  const { plan } = trackRecordMailTexts[words.locale];
  const { thisDeal, later, until, openCents } = facts;
  const changed = thisDeal || later !== null;
  return {
    subject: plan.subject(deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: sentenceOf(facts, plan) },
      { kind: "text", text: mail.greeting },
      ...quoted(mail, facts.words),
      ...(thisDeal && openCents > 0 ? [{ kind: "text", text: plan.open(words.money(openCents)) } satisfies Part] : []),
      ...(later !== null && until !== null ? [{ kind: "text", text: plan.later[later](formatDate(Temporal.PlainDate.from(until), words.locale)) } satisfies Part] : []),
      ...(changed ? [] : [{ kind: "text", text: plan.keptNext } satisfies Part]),
      { kind: "button", href: mail.dealUrl, label: plan.button },
    ],
  };
}

function sentenceOf({ thisDeal, later }: FactsOf<"plan-answered">, plan: (typeof trackRecordMailTexts)["nl"]["plan"]): readonly Piece[] {
  if (thisDeal) return plan.thisDeal;
  return later === null ? plan.kept : plan.laterOnly;
}

function quoted({ organisation, words }: DealMail, said: string): Part[] {
  return [{ kind: "text", text: trackRecordMailTexts[words.locale].said(organisation.name) }, ...said.split(/\n{2,}/).map((text): Part => ({ kind: "text", text }))];
}
