import { billedAs } from "../../../domain/deal/billing-details.ts";
import type { BillingDetails } from "../../../domain/deal/billing-details.ts";
import type { InvoiceFault } from "../../../domain/invoice/fault.ts";
import { vatNumberOf } from "../../../domain/invoice/vat-number.ts";
import { fieldErrors } from "../../../platform/http/form.ts";
import type { Form } from "../../../platform/http/form.ts";
import type { Deal } from "../../deal/store.ts";
import { billingSchemas, fieldProblems } from "../../sign-up/schema.ts";
import type { FieldProblem } from "../../sign-up/schema.ts";

export type BillingField = keyof BillingDetails;
/** Beside what the order finds wrong: what the law does not let stand on an invoice. */
export type BillingProblem = FieldProblem | "reverse-charge" | "unfit";
export type BillingProblems = ReadonlyMap<BillingField, BillingProblem>;

export type BillingTyped = Readonly<Record<BillingField, string>>;

/** The form as it was typed, kept whole; `details` is null when something is wrong. */
export type BillingForm = { typed: BillingTyped; details: BillingDetails | null; problems: BillingProblems };

type DealToBill = Pick<Deal, "customer" | "billing_details">;

/** What is known now. An empty address for the invoice is that of who ordered. */
export function knownBilling({ customer, billing_details: completed }: DealToBill): BillingForm {
  const { name, kvkNumber, street, postcode, town, country, vatNumber = "", billingEmail, reference } = billedAs(customer, completed);
  return { typed: { name, kvkNumber, reference, vatNumber, billingEmail: billingEmail === customer.orderedBy.email ? "" : billingEmail, street, postcode, town, country }, details: null, problems: new Map() };
}

/** What was typed, with everything that is wrong with it. What is asked of companies only stays as it was for others. */
export function readBilling(form: Form, { customer, billing_details: completed }: DealToBill): BillingForm {
  const text = (field: BillingField) => form.text(field);
  const typed: BillingTyped = {
    name: text("name"), kvkNumber: text("kvkNumber"), reference: text("reference"), vatNumber: text("vatNumber"), billingEmail: text("billingEmail"),
    street: text("street"), postcode: text("postcode"), town: text("town"), country: /^[A-Z]{2}$/.test(text("country")) ? text("country") : "NL",
  };
  const { name, street, postcode, town, country } = typed;
  const shared = { name, street, postcode, town, country };
  if (customer.kind === "consumer") {
    const parsed = billingSchemas.consumer.safeParse(shared);
    if (!parsed.success) return { typed, details: null, problems: problemsOf(parsed.error) };
    const { kvkNumber, billingEmail, reference } = billedAs(customer, completed);
    return { typed, details: { kvkNumber, billingEmail, reference, ...parsed.data }, problems: new Map() };
  }
  const filled = (value: string) => (value === "" ? undefined : value);
  const parsed = billingSchemas.company.safeParse({ ...shared, reference: typed.reference, kvkNumber: filled(typed.kvkNumber), vatNumber: filled(vatNumberOf(typed)), billingEmail: filled(typed.billingEmail) });
  if (!parsed.success) return { typed, details: null, problems: problemsOf(parsed.error) };
  const { vatNumber, kvkNumber = "", billingEmail = customer.orderedBy.email, ...rest } = parsed.data;
  return { typed, details: { ...rest, kvkNumber, billingEmail, ...(vatNumber === undefined ? {} : { vatNumber }) }, problems: new Map() };
}

/** What keeps the law from allowing an invoice, at the fields that would mend it. */
export function withFaults(form: BillingForm, faults: readonly InvoiceFault[]): BillingForm {
  return { ...form, details: null, problems: new Map(faults.map(problemOf)) };
}

function problemOf({ at, kind }: InvoiceFault): [BillingField, BillingProblem] {
  const problem = kind === "missing" ? "missing" : "unfit";
  switch (at) {
    case "buyer.name":
    case "buyer.attention":
      return ["name", problem];
    case "buyer.address.street":
      return ["street", problem];
    case "buyer.address.postcode":
      return ["postcode", problem];
    case "buyer.address.city":
      return ["town", problem];
    case "buyer.reference":
      return ["reference", problem];
    default:
      return ["vatNumber", "reverse-charge"];
  }
}

function problemsOf(error: Parameters<typeof fieldErrors>[0]): BillingProblems {
  return new Map(inOrder.flatMap((field) => {
    const problem = fieldErrors(error, fieldProblems).get(field);
    return problem === undefined ? [] : [[field, problem] as const];
  }));
}

/** The fields as they stand under each other. */
const inOrder = ["name", "kvkNumber", "reference", "vatNumber", "billingEmail", "street", "postcode", "town", "country"] as const satisfies readonly BillingField[];
