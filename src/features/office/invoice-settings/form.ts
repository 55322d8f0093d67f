import type { Form } from "../../../platform/http/form.ts";
import type { LogoRefusal } from "../../letterhead/actions.ts";
import type { NumberingRefusal } from "../../numbering/actions.ts";

export type Typed = { prefix: string; next: string };

/** What is wrong, and at which field. */
export type Problem = { field: "prefix"; kind: "prefix-wrong" } | { field: "next"; kind: "number-wrong" } | { field: "next"; kind: "series-begun"; next: number } | { field: "logo"; kind: LogoRefusal["kind"] | "file-missing" };

/** Capitals are meant when small letters are typed; spaces are never. */
export function readNumbering(form: Form): Typed {
  return { prefix: form.text("prefix").replaceAll(/\s/g, "").toUpperCase(), next: form.text("next") };
}

/** The number that comes next: null when the field is left empty, or is not there because the series has begun. */
export function nextNumber({ next }: Typed): { ok: true; next: number | null } | { ok: false } {
  const digits = next.replaceAll(/[\s.]/g, "");
  if (digits === "") return { ok: true, next: null };
  return /^\d{1,9}$/.test(digits) ? { ok: true, next: Number(digits) } : { ok: false };
}

export function numberingProblem(refusal: NumberingRefusal): Problem {
  switch (refusal.kind) {
    case "prefix-wrong":
      return { field: "prefix", kind: "prefix-wrong" };
    case "number-wrong":
      return { field: "next", kind: "number-wrong" };
    case "series-begun":
      return { field: "next", kind: "series-begun", next: refusal.next };
  }
}
