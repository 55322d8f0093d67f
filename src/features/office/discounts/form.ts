import type { Form } from "../../../platform/http/form.ts";
import { cut } from "../../../platform/plain-text.ts";
import type { DiscountCodeInput } from "../../discounts/actions.ts";
import { parseDate } from "../deal/payment-form.ts";
import { isId } from "../frame/desk.ts";
import { parseEuros } from "../frame/euros.ts";
import type { DiscountProblem } from "./texts.ts";

/** The form of a code as it was typed. */
export type DiscountTyped = { code: string; kind: "percent" | "amount"; value: string; course: string; from: string; until: string; most: string; once: boolean };

export type DiscountForm = {
  typed: DiscountTyped;
  token: string;
  /** By the id of the field. */
  problems: ReadonlyMap<string, DiscountProblem>;
  /** Null while something is wrong. */
  input: DiscountCodeInput | null;
};

export function emptyDiscount(token: string): DiscountForm {
  return { typed: { code: "", kind: "percent", value: "", course: "", from: "", until: "", most: "", once: false }, token, problems: new Map(), input: null };
}

export function readDiscount(form: Form, newToken: string): DiscountForm {
  const typed: DiscountTyped = {
    code: cut(form.text("code"), 60),
    kind: form.text("kind") === "amount" ? "amount" : "percent",
    value: cut(form.text("value"), 30),
    course: form.text("course"),
    from: form.text("from"),
    until: form.text("until"),
    most: cut(form.text("most"), 12),
    once: form.text("once") === "yes",
  };
  const problems = new Map<string, DiscountProblem>();
  const gives = givenBy(typed);
  if (gives === null) problems.set("value", typed.kind === "percent" ? "share-out-of-range" : "amount-out-of-range");
  const day = (id: "from" | "until") => {
    const date = typed[id] === "" ? null : parseDate(typed[id]);
    if (typed[id] !== "" && date === null) problems.set(id, "day-invalid");
    return date;
  };
  const [validFrom, validUntil] = [day("from"), day("until")];
  const mostUses = typed.most === "" ? null : /^\d{1,7}$/.test(typed.most) ? Number(typed.most) : Number.NaN;
  if (mostUses !== null && !(mostUses > 0)) problems.set("most", "uses-out-of-range");
  if (typed.course !== "" && !isId(typed.course)) problems.set("course", "course-unknown");
  const input = gives === null || problems.size > 0 ? null : { code: typed.code, gives, courseId: typed.course === "" ? null : typed.course, validFrom, validUntil, mostUses, oncePerCustomer: typed.once };
  return { typed, token: cut(form.text("token"), 100) || newToken, problems, input };
}

/** Where the field of a refusal is. */
export function fieldOf(problem: DiscountProblem): string {
  switch (problem) {
    case "code-form":
    case "code-taken":
      return "code";
    case "share-out-of-range":
    case "amount-out-of-range":
      return "value";
    case "uses-out-of-range":
      return "most";
    case "until-before-from":
    case "day-invalid":
      return "until";
    case "course-unknown":
      return "course";
  }
}

function givenBy({ kind, value }: DiscountTyped): DiscountCodeInput["gives"] | null {
  if (kind === "amount") {
    const centsOff = parseEuros(value);
    return centsOff === null || centsOff === 0 ? null : { centsOff };
  }
  const [, whole, fraction = ""] = /^(\d{1,3})(?:[.,](\d{1,2}))?\s*%?$/.exec(value) ?? [];
  if (whole === undefined) return null;
  const basisPointsOff = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return basisPointsOff > 0 && basisPointsOff <= 10_000 ? { basisPointsOff } : null;
}
