import type { FactsOf } from "../kinds.ts";
import type { Letter, Part } from "../letter.ts";
import { replyMailTexts } from "../texts/reply.ts";
import type { StatementMail } from "./withdrawal.ts";

/**
 * Somebody answered: their words as text, what came with them, and how to answer.
 * @param whole the answer as it came in, which goes along where it can; null: it is not there
 */
export function replyForwarded({ words, greeting, baseUrl }: StatementMail, { from, subject, text, cut, enclosed, dkim, code }: FactsOf<"reply-forwarded">, whole: Buffer | null): Letter {
  const texts = replyMailTexts[words.locale];
  const who = from.name === "" ? from.address : from.name;
  const said = text === "" ? [texts.nothing] : text.split(/\n{2,}/);
  const goesAlong = whole !== null && isPassable(whole);
  return {
    subject: texts.subject(who),
    parts: [
      { kind: "sentence", pieces: texts.sentence(who) },
      { kind: "text", text: greeting },
      ...(subject === "" ? [] : [{ kind: "small", text: texts.about(subject) } satisfies Part]),
      ...said.map((block): Part => ({ kind: "text", text: block })),
      ...(cut ? [{ kind: "small", text: texts.cut } satisfies Part] : []),
      ...(enclosed.length === 0 ? [] : [{ kind: "small", text: texts.enclosed(enclosed.join(", ")) } satisfies Part]),
      { kind: "small", text: texts.signed[dkim] },
      { kind: "small", text: goesAlong ? texts.whole : texts.kept },
      { kind: "small", text: texts.answer },
      ...(code === null ? [] : [{ kind: "button", href: `${baseUrl}/office/deals/${code}`, label: texts.button } satisfies Part]),
    ],
    attachments: goesAlong ? [{ filename: texts.file, contentType: "message/rfc822", content: whole }] : [],
  };
}

const mostBytes = 5 * 1024 * 1024;
/** With its line end (RFC 5321, 4.5.3.1.6). */
const longestLine = 1_000;

/** A mail inside a mail goes as it is, so a server that would refuse it alone would refuse both. */
function isPassable(whole: Buffer): boolean {
  let from = 0;
  for (let end = whole.indexOf(10); end >= 0; end = whole.indexOf(10, from)) {
    if (end + 1 - from > longestLine) return false;
    from = end + 1;
  }
  return whole.length - from <= longestLine && whole.length <= mostBytes;
}
