import type { FactsOf } from "../kinds.ts";
import type { Letter } from "../letter.ts";
import { collectionMailTexts } from "../texts/collection.ts";
import type { DealMail } from "./words.ts";

/** A message waits to be collected. */
export function documentAnnounced({ words, greeting, dealUrl, organisation }: DealMail, { collectionId, subject, sentAt, endsAt }: FactsOf<"document-announced">): Letter {
  const texts = collectionMailTexts[words.locale].announced;
  return {
    subject: texts.subject(organisation.name),
    parts: [
      { kind: "sentence", pieces: texts.sentence(organisation.name) },
      { kind: "text", text: greeting },
      { kind: "text", text: texts.about(subject, words.moment(sentAt)) },
      { kind: "text", text: texts.how },
      { kind: "text", text: texts.until(words.moment(endsAt)) },
      { kind: "button", href: `${dealUrl}/collect/${collectionId}`, label: texts.button },
    ],
  };
}

/** The code with which it is collected. */
export function collectionCode({ words, greeting }: DealMail, { code, endsAt }: FactsOf<"collection-code">): Letter {
  const texts = collectionMailTexts[words.locale].code;
  return {
    subject: texts.subject(code),
    parts: [
      { kind: "sentence", pieces: texts.sentence(code) },
      { kind: "text", text: greeting },
      { kind: "text", text: texts.until(words.moment(endsAt)) },
      { kind: "small", text: texts.notYou },
    ],
  };
}
