import { z } from "zod";
import type { Customer } from "../../../domain/deal/frozen-deal.ts";
import { mostPlaces } from "../../sign-up/actions.ts";
import type { SignUpInput } from "../../sign-up/actions.ts";
import type { FormValues } from "./form-values.ts";

/** What can be wrong with a field; the page chooses the words. */
export type FieldProblem =
  | "missing" | "too-long" | "email" | "kvk-short" | "kvk-long" | "kvk-digits" | "postcode" | "kind" | "terms" | "session" | "too-many";

export type FieldError = { field: string; problem: FieldProblem; /** The participant's number, for fields of one. */ row?: number };

export type Checked =
  | { ok: true; order: Pick<SignUpInput, "customer" | "participants" | "consents"> }
  | { ok: false; errors: FieldError[] };

const limits = { name: 100, line: 200, needs: 500, remark: 2_000 };
const email = z.email().max(254);

/**
 * Checks a form whole, so that everything that is wrong is said at once.
 * @param needs.free nothing is to be paid: no address is asked for
 */
export function checkForm(raw: FormValues, needs: { free: boolean; sessions: readonly string[] }): Checked {
  const values = trimmed(raw);
  const errors: FieldError[] = [
    ...(needs.sessions.includes(values.session) ? [] : [{ field: "session", problem: "session" as const }]),
    ...(values.participants.length > mostPlaces ? [{ field: "p1-first", problem: "too-many" as const }] : values.participants.flatMap(participantErrors)),
    ...(values.self ? [] : [...required("orderer-name", values.ordererName), ...emailErrors("orderer-email", values.ordererEmail)]),
    ...(values.kind === null ? [{ field: "kind-company", problem: "kind" as const }] : []),
    ...(values.kind === "company" ? companyErrors(values) : []),
    ...(needs.free && values.kind === "consumer" ? [] : addressErrors(values)),
    ...(values.remark.length > limits.remark ? [{ field: "remark", problem: "too-long" as const }] : []),
    ...(values.terms ? [] : [{ field: "terms", problem: "terms" as const }]),
  ];
  if (errors.length > 0) return { ok: false, errors };
  return {
    ok: true,
    order: {
      customer: customerOf(values),
      participants: values.participants.map(({ first, last, email: address, needs: wishes }) => ({ firstName: first, lastName: last, email: address, needs: wishes })),
      consents: { terms: values.terms, earlyStart: values.earlyStart },
    },
  };
}

/** Who is bound and pays. A private person pays under their own name. */
export function customerOf(values: FormValues): Customer {
  const [first] = values.participants;
  const ownName = values.self && first !== undefined ? `${first.first} ${first.last}`.trim() : values.ordererName;
  const ownEmail = values.self && first !== undefined ? first.email : values.ordererEmail;
  const company = values.kind === "company";
  return {
    kind: values.kind ?? "consumer",
    name: company ? values.company : ownName,
    kvkNumber: company ? values.kvk.replaceAll(/\D/g, "") : "",
    street: values.street,
    postcode: values.postcode,
    town: values.town,
    country: "NL",
    billingEmail: company && values.invoiceEmail !== "" ? values.invoiceEmail : ownEmail,
    reference: company ? values.reference : "",
    remark: values.remark,
    orderedBy: { name: ownName, email: ownEmail },
  };
}

function trimmed(values: FormValues): FormValues {
  const clean = (text: string) => text.replaceAll("\u0000", "").trim();
  const text = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, typeof value === "string" ? clean(value) : value]));
  return {
    ...values,
    ...text,
    participants: values.participants.map((one) => ({ first: clean(one.first), last: clean(one.last), email: clean(one.email), needs: clean(one.needs) })),
  };
}

function participantErrors({ first, last, email: address, needs }: FormValues["participants"][number], index: number): FieldError[] {
  const row = index + 1;
  return [
    ...required(`p${row}-first`, first, limits.name),
    ...required(`p${row}-last`, last, limits.name),
    ...emailErrors(`p${row}-email`, address),
    ...(needs.length > limits.needs ? [{ field: `p${row}-needs`, problem: "too-long" as const }] : []),
  ].map((error) => ({ ...error, row }));
}

function companyErrors(values: FormValues): FieldError[] {
  const kvk = values.kvk.replaceAll(/[\s.]/g, "");
  const problem = kvk === "" || /^\d{8}$/.test(kvk) ? null : !/^\d+$/.test(kvk) ? "kvk-digits" : kvk.length < 8 ? "kvk-short" : "kvk-long";
  return [
    ...required("company", values.company),
    ...(problem === null ? [] : [{ field: "kvk", problem } as const]),
    ...(values.reference.length > limits.line ? [{ field: "reference", problem: "too-long" as const }] : []),
    ...(values.invoiceEmail === "" ? [] : emailErrors("invoice-email", values.invoiceEmail)),
  ];
}

function addressErrors(values: FormValues): FieldError[] {
  const postcode = required("postcode", values.postcode, 12);
  const shaped = /^[A-Z0-9][A-Z0-9 -]{2,11}$/i.test(values.postcode);
  return [
    ...required("street", values.street),
    ...(postcode.length > 0 ? postcode : shaped ? [] : [{ field: "postcode", problem: "postcode" as const }]),
    ...required("town", values.town, limits.name),
  ];
}

function required(field: string, value: string, most = limits.line): FieldError[] {
  if (value === "") return [{ field, problem: "missing" }];
  return value.length > most ? [{ field, problem: "too-long" }] : [];
}

function emailErrors(field: string, value: string): FieldError[] {
  if (value === "") return [{ field, problem: "missing" }];
  return email.safeParse(value).success ? [] : [{ field, problem: "email" }];
}
