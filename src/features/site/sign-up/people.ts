import { mostPlaces } from "../../sign-up/actions.ts";
import { nobody } from "./form-values.ts";
import type { FormValues, ParticipantValues } from "./form-values.ts";

/** The form with other people on it; refused when there would be more than one sign-up can hold. */
export type PeopleChange = { ok: true; values: FormValues } | { ok: false };

export function addPerson(values: FormValues): PeopleChange {
  return withPeople(values, [...values.participants, nobody]);
}

/** Somebody always stays, if only an empty row. */
export function removePerson(values: FormValues, row: number): FormValues {
  const participants = values.participants.filter((_, index) => index !== row - 1);
  return { ...values, participants: participants.length === 0 ? [nobody] : participants };
}

/** Puts the people of the pasted lines behind those who are there; empty rows make room first. */
export function addPasted(values: FormValues): PeopleChange {
  const pasted = values.paste
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map(personOf);
  if (pasted.length === 0) return { ok: true, values };
  const filled = values.participants.filter(({ first, last, email }) => `${first}${last}${email}`.trim() !== "");
  return withPeople({ ...values, paste: "" }, [...filled, ...pasted]);
}

function withPeople(values: FormValues, participants: ParticipantValues[]): PeopleChange {
  return participants.length > mostPlaces ? { ok: false } : { ok: true, values: { ...values, participants } };
}

/** "Noor Bakkali; noor@voorbeeld.nl", with a comma or a tab instead, or as mail programs write it: "Noor Bakkali <noor@…>". */
function personOf(line: string): ParticipantValues {
  const parts = line.split(/[;\t<>]/).flatMap(apartFromAddress).map((part) => part.trim()).filter((part) => part !== "");
  const email = parts.find((part) => part.includes("@")) ?? "";
  const [name = "", ...more] = parts.filter((part) => part !== email);
  if (more.length > 0) return { ...nobody, first: name, last: more.join(" "), email };
  const [first = "", ...rest] = inReadingOrder(name).split(/\s+/);
  return { ...nobody, first, last: rest.join(" "), email };
}

/** The last comma before an address of mail parts it from what stands before. */
function apartFromAddress(text: string): string[] {
  const comma = text.lastIndexOf(",", text.indexOf("@"));
  return text.includes("@") && comma !== -1 ? [text.slice(0, comma), text.slice(comma + 1)] : [text];
}

/** Lists often say "Bakkali, Noor". */
function inReadingOrder(name: string): string {
  const [last = "", first, ...more] = name.split(",").map((part) => part.trim());
  return first === undefined || first === "" || more.length > 0 ? name : `${first} ${last}`;
}
