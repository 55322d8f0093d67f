import type { CustomerKind } from "../../../domain/customer-kind.ts";
import { cut } from "../../../platform/plain-text.ts";

/** The form as it was typed: kept whole, right or wrong, so that nothing is lost. */
export type FormValues = {
  token: string;
  seen: string;
  session: string;
  participants: ParticipantValues[];
  paste: string;
  self: boolean;
  kind: CustomerKind | null;
  company: string;
  kvk: string;
  reference: string;
  invoiceEmail: string;
  vatNumber: string;
  street: string;
  postcode: string;
  town: string;
  country: string;
  ordererName: string;
  ordererEmail: string;
  remark: string;
  discount: string;
  /** What the review page said that the discount code takes off, in cents without VAT; empty before. */
  discountSeen: string;
  credit: string;
  /** What the review page said that the credit pays, in cents; empty before. */
  creditSeen: string;
  terms: boolean;
  earlyStart: boolean;
  /** What the button of the review page asked for; null before there was one. */
  asked: "place" | "line" | null;
};

export type ParticipantValues = { first: string; last: string; email: string; needs: string };

/** More rows than this are not read: a form of a thousand people is refused, not rendered. */
const mostRows = 60;

export const nobody: ParticipantValues = { first: "", last: "", email: "", needs: "" };

export function emptyForm(token: string, session: string): FormValues {
  return {
    token, session, seen: "", participants: [nobody], paste: "", self: true, kind: null, company: "", kvk: "", reference: "", invoiceEmail: "",
    vatNumber: "", street: "", postcode: "", town: "", country: "NL", ordererName: "", ordererEmail: "", remark: "", discount: "", discountSeen: "", credit: "", creditSeen: "", terms: false, earlyStart: false,
    asked: null,
  };
}

/** @param sent the posted fields; files, repeated fields and NULs, which nobody types, are ignored */
export function readForm(sent: Readonly<Record<string, unknown>>): FormValues {
  const text = (name: string) => {
    const value = sent[name];
    return typeof value === "string" ? value.replaceAll("\0", "") : "";
  };
  const [kind, asked] = [text("kind"), text("asked")];
  const count = Math.min(mostRows, Math.max(1, ...Object.keys(sent).flatMap((name) => /^p(\d{1,4})-/.exec(name)?.[1] ?? []).map(Number)));
  return {
    token: cut(text("token"), 100),
    seen: cut(text("seen"), 200),
    session: text("session"),
    participants: Array.from({ length: count }, (_, index) => ({
      first: text(`p${index + 1}-first`),
      last: text(`p${index + 1}-last`),
      email: text(`p${index + 1}-email`),
      needs: text(`p${index + 1}-needs`),
    })),
    paste: text("paste"),
    self: text("self") === "yes",
    kind: kind === "company" ? "company" : kind === "private" ? "consumer" : null,
    company: text("company"),
    kvk: text("kvk"),
    reference: text("reference"),
    invoiceEmail: text("invoice-email"),
    vatNumber: text("vat-number"),
    street: text("street"),
    postcode: text("postcode"),
    town: text("town"),
    country: /^[A-Z]{2}$/.test(text("country")) ? text("country") : "NL",
    ordererName: text("orderer-name"),
    ordererEmail: text("orderer-email"),
    remark: text("remark"),
    discount: cut(text("discount").trim(), 40),
    discountSeen: cut(text("discount-seen"), 12),
    credit: cut(text("credit").trim(), 40),
    creditSeen: cut(text("credit-seen"), 12),
    terms: text("terms") === "yes",
    earlyStart: text("early-start") === "yes",
    asked: asked === "place" || asked === "line" ? asked : null,
  };
}

/** The values as fields, to be carried along by the review page. */
export function asFields(values: FormValues): [name: string, value: string][] {
  const people = values.participants.flatMap((participant, index): [string, string][] => [
    [`p${index + 1}-first`, participant.first],
    [`p${index + 1}-last`, participant.last],
    [`p${index + 1}-email`, participant.email],
    [`p${index + 1}-needs`, participant.needs],
  ]);
  return [
    ["token", values.token],
    ["session", values.session],
    ...people,
    ["self", values.self ? "yes" : ""],
    ["kind", values.kind === "consumer" ? "private" : "company"],
    ["company", values.company],
    ["kvk", values.kvk],
    ["reference", values.reference],
    ["invoice-email", values.invoiceEmail],
    ["vat-number", values.vatNumber],
    ["street", values.street],
    ["postcode", values.postcode],
    ["town", values.town],
    ["country", values.country],
    ["orderer-name", values.ordererName],
    ["orderer-email", values.ordererEmail],
    ["remark", values.remark],
    ["discount", values.discount],
    ["credit", values.credit],
    ["terms", values.terms ? "yes" : ""],
    ["early-start", values.earlyStart ? "yes" : ""],
  ];
}

/**
 * The order as it was sent from the review page, to be kept. Without the token, with which whoever reads it could come to the deal, and without the code of a credit, on
 * which there may be money left.
 */
export function sentFields(values: FormValues): Record<string, string> {
  const { token: _, credit: __, ...fields } = Object.fromEntries(asFields(values));
  return { ...fields, seen: values.seen, asked: values.asked ?? "", "discount-seen": values.discountSeen, "credit-seen": values.creditSeen };
}
