import type { FactsOf } from "../kinds.ts";
import type { Letter, Part } from "../letter.ts";
import { replyMailTexts } from "../texts/reply.ts";
import type { StatementMail } from "./withdrawal.ts";

/** Somebody answered: their words as text, and how to answer them. */
export function replyForwarded({ words, greeting, baseUrl }: StatementMail, { from, subject, text, dkim, code }: FactsOf<"reply-forwarded">): Letter {
  const texts = replyMailTexts[words.locale];
  const who = from.name === "" ? from.address : from.name;
  const said = text === "" ? [texts.nothing] : text.split(/\n{2,}/);
  return {
    subject: texts.subject(who),
    parts: [
      { kind: "sentence", pieces: texts.sentence(who) },
      { kind: "text", text: greeting },
      ...(subject === "" ? [] : [{ kind: "small", text: texts.about(subject) } satisfies Part]),
      ...said.map((block): Part => ({ kind: "text", text: block })),
      { kind: "small", text: texts.signed[dkim] },
      { kind: "small", text: texts.answer },
      ...(code === null ? [] : [{ kind: "button", href: `${baseUrl}/office/deals/${code}`, label: texts.button } satisfies Part]),
    ],
  };
}
