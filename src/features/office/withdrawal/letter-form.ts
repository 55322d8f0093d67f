import type { Form } from "../../../platform/http/form.ts";
import { parseDate } from "../deal/payment-form.ts";
import type { LetterTexts } from "./letter-texts.ts";

export type LetterProblem = keyof LetterTexts["problems"];

/** A letter as it was typed; `days` is null when something cannot be read. */
export type LetterForm = {
  typed: { channel: "letter" | "mail"; receivedOn: string; sentOn: string; words: string };
  wants: "look" | "enter";
  days: { receivedOn: Temporal.PlainDate; sentOn: Temporal.PlainDate | null } | null;
  problems: Map<string, LetterProblem>;
};

const mostWords = 2_000;

export function readLetterForm(form: Form): LetterForm {
  const typed = { channel: form.text("channel") === "mail" ? ("mail" as const) : ("letter" as const), receivedOn: form.text("receivedOn"), sentOn: form.text("sentOn"), words: form.text("words") };
  const problems = new Map<string, LetterProblem>();
  const receivedOn = parseDate(typed.receivedOn);
  const sentOn = typed.sentOn === "" ? null : parseDate(typed.sentOn);
  if (receivedOn === null) problems.set("receivedOn", "no-date");
  if (typed.sentOn !== "" && sentOn === null) problems.set("sentOn", "sent-wrong");
  if (typed.words.length > mostWords) problems.set("words", "too-long");
  return { typed, wants: form.text("intent") === "enter" ? "enter" : "look", days: receivedOn === null || problems.size > 0 ? null : { receivedOn, sentOn }, problems };
}
