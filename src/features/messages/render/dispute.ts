import type { FactsOf } from "../kinds.ts";
import type { Letter, Part, Piece } from "../letter.ts";
import { disputeMailTexts } from "../texts/dispute.ts";
import type { DealMail } from "./words.ts";

/** What one side said in a dispute, to the other side. Their words stand in the mail as they were written. */
export function disputeSaid(mail: DealMail, { by, what, words: said }: FactsOf<"dispute-said">): Letter {
  const { words, deal, organisation } = mail;
  const texts = disputeMailTexts[words.locale];
  const speaker = by === "trainer" ? organisation.name : deal.customer.orderedBy.name;
  const open = what === "opened" || what === "answered";
  const href = by === "trainer" ? `${mail.dealUrl}/dispute` : `${mail.baseUrl}/office/deals/${deal.code}/dispute`;
  const quoted: Part[] = said === "" ? [] : [{ kind: "text", text: texts.said(speaker) }, ...said.split(/\n{2,}/).map((text): Part => ({ kind: "text", text }))];
  return {
    subject: texts.subject(deal.frozen.course.title),
    parts: [
      { kind: "sentence", pieces: sentenceOf(by, what, speaker, texts) },
      { kind: "text", text: mail.greeting },
      ...quoted,
      { kind: "text", text: open ? texts.still : texts.resumes },
      ...(what === "opened" ? [{ kind: "text", text: texts.answerWithin(organisation.complaint_days) } satisfies Part] : []),
      { kind: "button", href, label: texts.button },
    ],
  };
}

function sentenceOf(by: "customer" | "trainer", what: FactsOf<"dispute-said">["what"], speaker: string, texts: (typeof disputeMailTexts)["nl"]): readonly Piece[] {
  if (by === "trainer") return texts.toCustomer[what === "decided" ? "decided" : "answered"](speaker);
  return texts.toTrainer[what === "opened" || what === "taken-back" ? what : "answered"](speaker);
}
