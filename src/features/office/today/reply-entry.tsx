import { cut } from "../../../platform/plain-text.ts";
import { Button } from "../../../ui/button.tsx";
import { Fold } from "../../../ui/fold.tsx";
import type { EntryProps } from "../../../ui/office/entry.tsx";
import { wordsOfRest, wordsOfSignature } from "../../mail-evidence/words.ts";
import type { Desk } from "../frame/desk.ts";
import { whenOf } from "./days.ts";
import type { Decision } from "./decisions.ts";
import { replyTexts } from "./reply-texts.ts";

const longText = 280;

/** Somebody answered a mail: their words, as text. */
export function replyEntry({ at, reply, about }: Extract<Decision, { kind: "reply" }>, desk: Desk): EntryProps {
  const texts = replyTexts[desk.locale];
  const who = (reply.from_name ?? "") || (reply.from_address ?? "");
  const text = reply.body === null || reply.body === "" ? texts.nothing : reply.body;
  const signed = wordsOfSignature(reply, desk.locale);
  return {
    id: `reply-${reply.id}`,
    when: whenOf(at, texts.why, desk),
    title: texts.title(who),
    href: about?.href,
    about: [...(about === null ? [] : [about.label]), reply.from_address ?? "", signed, ...wordsOfRest(reply, desk.locale)].join(" · "),
    text: text.length > longText ? <><p>‘{cut(text, longText)}…’</p><Fold summary={texts.whole}>{text.split(/\n+/).map((line) => <p>{line}</p>)}</Fold></> : `‘${text}’`,
    action: `/office/replies/${reply.id}/read`,
    deeds: (
      <>
        <Button kind="first">{texts.read}</Button>
        <a href={`mailto:${encodeURIComponent(reply.from_address ?? "")}`}>{texts.answer}</a>
      </>
    ),
  };
}
