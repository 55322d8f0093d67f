import type { Customer } from "../../../domain/deal/frozen-deal.ts";
import type { OrderCreditRefusal } from "../../credits/actions.ts";
import type { OrderDiscountRefusal } from "../../discounts/actions.ts";
import type { SignUpInput } from "../../sign-up/actions.ts";
import { vatNumberOf } from "../../../domain/invoice/vat-number.ts";
import { customerOf, fieldProblems, pageSignUp } from "../../sign-up/schema.ts";
import type { FieldProblem } from "../../sign-up/schema.ts";
import type { FormValues } from "./form-values.ts";

/** What is wrong at a field of the page. `row` is the participant's number, for fields of one. */
export type FieldError = { field: string; problem: FieldProblem | "session-missing" | "session-closed" | `credit-${OrderCreditRefusal}` | `discount-${OrderDiscountRefusal}`; row?: number };

/** A form that is right, as the sign-up takes it: trimmed, and in one spelling. */
export type Order = Pick<SignUpInput, "customer" | "participants" | "consents">;

export type Checked = { ok: true; order: Order } | { ok: false; errors: FieldError[] };

/**
 * Checks a form whole, so that everything that is wrong is said at once, in the order of the page.
 * @param asks what this session needs to know: an address when something is to be paid, the terms unless one only waits
 */
export function checkForm(values: FormValues, asks: { address: boolean; terms: boolean }): Checked {
  const parsed = pageSignUp(asks).safeParse(sentBy(values));
  if (!parsed.success) return { ok: false, errors: fieldErrors(parsed.error.issues, values) };
  const { customer, participants, consents } = parsed.data;
  return {
    ok: true,
    order: {
      customer: customerOf(customer),
      participants,
      consents,
    },
  };
}

/** Who is bound and pays, as far as it is filled in. A private person pays under their own name. */
function sentBy(values: FormValues) {
  const [first] = values.participants;
  const self = values.self && first !== undefined;
  const orderedBy = self
    ? { name: `${first.first.trim()} ${first.last.trim()}`.trim(), email: first.email }
    : { name: values.ordererName, email: values.ordererEmail };
  const company = values.kind === "company";
  const typed = (text: string) => (company && text.trim() !== "" ? text : undefined);
  return {
    customer: {
      kind: values.kind,
      name: company ? values.company : orderedBy.name,
      kvkNumber: typed(values.kvk),
      street: values.street,
      postcode: values.postcode,
      town: values.town,
      country: values.country,
      vatNumber: typed(vatNumberOf(values)),
      billingEmail: typed(values.invoiceEmail),
      reference: company ? values.reference : "",
      remark: values.remark,
      orderedBy,
    } satisfies Record<keyof Customer, unknown>,
    participants: values.participants.map((one) => ({ firstName: one.first, lastName: one.last, email: one.email, needs: one.needs })),
    consents: { terms: values.terms, earlyStart: values.earlyStart && values.kind === "consumer" },
  };
}

type Issue = { path: readonly PropertyKey[]; message: string };

/** One error for each field, the first that was found, in the order of the page. */
function fieldErrors(issues: readonly Issue[], values: FormValues): FieldError[] {
  const errors = issues.map((issue): FieldError => {
    const problem = fieldProblems.find((one) => one === issue.message);
    const at = fieldAt(issue.path, values);
    if (problem === undefined || at === undefined) {
      throw new Error(`sign-up form: "${issue.message}" at ${issue.path.join(".")} is no problem that the page has words for`);
    }
    return { ...at, problem };
  });
  const first = errors.filter((error, index) => errors.findIndex(({ field }) => field === error.field) === index);
  const order = inOrder(values.participants.length);
  return first.sort((one, other) => order.indexOf(one.field) - order.indexOf(other.field));
}

/** The field of the page that an issue of the schema is about. Who orders is the first participant, unless it is somebody else. */
function fieldAt(path: readonly PropertyKey[], values: FormValues): Pick<FieldError, "field" | "row"> | undefined {
  const [part, second, third] = path;
  if (part === "participants") return participantField(second, third);
  if (part === "consents") return { field: "terms" };
  if (second === "orderedBy" || (second === "name" && values.kind !== "company")) return ordererField(third ?? second, values);
  const field = customerFields[String(second)];
  return field === undefined ? undefined : { field };
}

function participantField(index: PropertyKey | undefined, part: PropertyKey | undefined): Pick<FieldError, "field" | "row"> | undefined {
  if (typeof index !== "number") return { field: "who" };
  const name = participantFields[String(part)];
  return name === undefined ? undefined : { field: `p${index + 1}-${name}`, row: index + 1 };
}

function ordererField(part: PropertyKey, { self }: FormValues): Pick<FieldError, "field" | "row"> {
  if (self) return { field: part === "email" ? "p1-email" : "p1-first", row: 1 };
  return { field: part === "email" ? "orderer-email" : "orderer-name" };
}

const participantFields: Readonly<Record<string, string>> = { firstName: "first", lastName: "last", email: "email", needs: "needs" };

const customerFields: Readonly<Record<string, string>> = {
  kind: "kind-company", name: "company", kvkNumber: "kvk", vatNumber: "vat-number", country: "country", reference: "reference", billingEmail: "invoice-email",
  street: "street", postcode: "postcode", town: "town", remark: "remark",
};

/** The fields as they stand under each other. */
function inOrder(people: number): string[] {
  const rows = Array.from({ length: people }, (_, index) => Object.values(participantFields).map((name) => `p${index + 1}-${name}`));
  return ["session", "who", ...rows.flat(), "kind-company", "company", "kvk", "reference", "vat-number", "invoice-email", "street", "postcode", "town", "country", "orderer-name", "orderer-email", "remark", "discount", "credit", "terms"];
}
