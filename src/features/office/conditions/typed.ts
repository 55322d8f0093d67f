import type { Conditions, OnLapse, PaymentPlan, PlannedPart } from "../../../domain/conditions/conditions.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { Form } from "../../../platform/http/form.ts";
import { eurosForField, parseEuros } from "../frame/euros.ts";

/** The rules as they are typed: a text for each field by its name, and how many rows each list has. Nothing typed is lost. */
export type Typed = { values: ReadonlyMap<string, string>; rows: Readonly<Record<RowList, number>> };

/** Lists of rows; a name is the beginning of the names of its fields. */
export const rowLists = ["parts", "cancellation.company", "cancellation.consumer"] as const;
export type RowList = (typeof rowLists)[number];

export const planModes = ["before", "deposit", "parts", "after"] as const satisfies readonly PaymentPlan["mode"][];
export const countedFrom = ["after-order", "before-start", "after-end"] as const satisfies readonly PlannedPart["counted"][];
export const mostRows: Readonly<Record<RowList, number>> = { parts: 6, "cancellation.company": 8, "cancellation.consumer": 8 };

const columns: Readonly<Record<RowList, readonly string[]>> = {
  parts: ["basisPoints", "days", "counted"],
  "cancellation.company": ["fromDaysBefore", "feeBasisPoints"],
  "cancellation.consumer": ["fromDaysBefore", "feeBasisPoints"],
};

const fields = [
  "mode", "before.dueDays", "deposit.depositBasisPoints", "deposit.dueDays", "deposit.restDaysBefore", "deposit.returnsOnAttendance", "after.dueDaysAfterSession",
  "onLapse", "graceHours", "reminderDaysBefore", "remindsAfter", "reminderDaysAfter", "asks", "confirmHoursBefore", "refundIfRefilled",
  "noShow.companyFeeBasisPoints", "noShow.consumerFeeBasisPoints", "move.freeTimes", "move.untilDaysBefore", "move.feeCents", "move.validMonths",
  "substitute", "offerHours", "lateCharges",
] as const;

export function valueOf({ values }: Typed, name: string): string {
  return values.get(name) ?? "";
}

export function isTicked(typed: Typed, name: string): boolean {
  return valueOf(typed, name) === "yes";
}

export function withValue(typed: Typed, name: string, value: string): Typed {
  return { ...typed, values: new Map([...typed.values, [name, value]]) };
}

export function readTyped(form: Form): Typed {
  const countRows = (list: RowList) => {
    const [first = ""] = columns[list].slice(-1);
    let count = 0;
    while (count < mostRows[list] && form.has(`${list}.${count}.${first}`)) count += 1;
    return count;
  };
  const rows = { parts: countRows("parts"), "cancellation.company": countRows("cancellation.company"), "cancellation.consumer": countRows("cancellation.consumer") };
  const names = [...fields, ...rowLists.flatMap((list) => rowNames(list, rows[list]))];
  return { values: new Map(names.map((name) => [name, form.text(name)])), rows };
}

/** The fields as they would be typed for these rules; plans that are not chosen hold something to start from. */
export function typedOf(conditions: Conditions, locale: Locale): Typed {
  const { payment, noShow, move, confirmHoursBefore, reminderDaysAfter } = conditions;
  const share = (basisPoints: number) => shareForField(basisPoints, locale);
  const yes = (holds: boolean) => (holds ? "yes" : "");
  const plan = plansOf(payment);
  const values: [string, string][] = [
    ["mode", payment.mode],
    ["before.dueDays", String(plan.before.dueDays)],
    ["deposit.depositBasisPoints", share(plan.deposit.depositBasisPoints)],
    ["deposit.dueDays", String(plan.deposit.dueDays)],
    ["deposit.restDaysBefore", String(plan.deposit.restDaysBefore)],
    ["deposit.returnsOnAttendance", yes(plan.deposit.returnsOnAttendance)],
    ["after.dueDaysAfterSession", String(plan.after.dueDaysAfterSession)],
    ["onLapse", payment.mode === "after" ? "release" : payment.onLapse],
    ["graceHours", String(payment.mode === "after" ? 12 : payment.graceHours)],
    ["reminderDaysBefore", String(payment.reminderDaysBefore)],
    ["remindsAfter", yes(reminderDaysAfter !== null)],
    ["reminderDaysAfter", String(reminderDaysAfter ?? 2)],
    ["asks", yes(confirmHoursBefore !== null)],
    ["confirmHoursBefore", String(confirmHoursBefore ?? 48)],
    ["refundIfRefilled", yes(conditions.refundIfRefilled)],
    ["noShow.companyFeeBasisPoints", share(noShow.companyFeeBasisPoints)],
    ["noShow.consumerFeeBasisPoints", share(noShow.consumerFeeBasisPoints)],
    ["move.freeTimes", String(move.freeTimes)],
    ["move.untilDaysBefore", String(move.untilDaysBefore)],
    ["move.feeCents", eurosForField(move.feeCents, locale)],
    ["move.validMonths", String(move.validMonths)],
    ["substitute", yes(conditions.substitute)],
    ["offerHours", String(conditions.offerHours)],
    ["lateCharges", conditions.lateCharges],
  ];
  const lists: Record<RowList, string[][]> = {
    parts: plan.parts.map((part) => [share(part.basisPoints), String(part.days), part.counted]),
    "cancellation.company": stepRows(conditions, "company", share),
    "cancellation.consumer": stepRows(conditions, "consumer", share),
  };
  return withLists({ values: new Map(values), rows: { parts: 0, "cancellation.company": 0, "cancellation.consumer": 0 } }, lists);
}

/** The rules that are typed. What is no number becomes NaN, which no rule allows. */
export function conditionsOf(typed: Typed): Conditions {
  const text = (name: string) => valueOf(typed, name);
  const whole = (name: string) => wholeOf(text(name));
  const share = (name: string) => shareOf(text(name));
  return {
    payment: planOf(typed),
    offerHours: whole("offerHours"),
    cancellation: { company: stepsOf(typed, "cancellation.company"), consumer: stepsOf(typed, "cancellation.consumer") },
    noShow: { companyFeeBasisPoints: share("noShow.companyFeeBasisPoints"), consumerFeeBasisPoints: share("noShow.consumerFeeBasisPoints") },
    move: {
      freeTimes: whole("move.freeTimes"),
      untilDaysBefore: whole("move.untilDaysBefore"),
      feeCents: text("move.feeCents") === "" ? 0 : (parseEuros(text("move.feeCents")) ?? Number.NaN),
      validMonths: whole("move.validMonths"),
    },
    substitute: isTicked(typed, "substitute"),
    refundIfRefilled: isTicked(typed, "refundIfRefilled"),
    confirmHoursBefore: isTicked(typed, "asks") ? whole("confirmHoursBefore") : null,
    reminderDaysAfter: isTicked(typed, "remindsAfter") ? whole("reminderDaysAfter") : null,
    lateCharges: text("lateCharges") === "by-law" ? "by-law" : "after-notice",
  };
}

/** One row more: of steps before the last, which is what holds up to the start. */
export function withRow(typed: Typed, list: RowList): Typed {
  if (typed.rows[list] >= mostRows[list]) return typed;
  const rows = rowsOf(typed, list);
  const empty = columns[list].map((column) => (column === "counted" ? "before-start" : ""));
  const at = list === "parts" ? rows.length : Math.max(0, rows.length - 1);
  return withLists(typed, { [list]: rows.toSpliced(at, 0, empty) });
}

export function withoutRow(typed: Typed, list: RowList, index: number): Typed {
  return withLists(typed, { [list]: rowsOf(typed, list).toSpliced(index, 1) });
}

/** Where a rule is typed: the name of its field. */
export function fieldOf(at: string, mode: PaymentPlan["mode"]): string {
  if (at.startsWith("cancellation.") && at.split(".").length === 2) return `${at}.0.feeBasisPoints`;
  if (!at.startsWith("payment.")) return at;
  const rule = at.slice("payment.".length);
  if (rule === "parts") return "parts.0.basisPoints";
  return ["graceHours", "reminderDaysBefore", "onLapse"].includes(rule) || mode === "parts" ? rule : `${mode}.${rule}`;
}

/** How a value stands in its field. */
export function forField(name: string, value: number, locale: Locale): string {
  if (name.endsWith("BasisPoints")) return shareForField(value, locale);
  return name.endsWith("Cents") ? eurosForField(value, locale) : String(value);
}

type Plans = {
  before: Omit<Extract<PaymentPlan, { mode: "before" }>, "mode">;
  deposit: Omit<Extract<PaymentPlan, { mode: "deposit" }>, "mode">;
  parts: readonly PlannedPart[];
  after: { dueDaysAfterSession: number };
};

function plansOf(payment: PaymentPlan): Plans {
  const lapse = { graceHours: 12, onLapse: "release" as OnLapse, reminderDaysBefore: 2 };
  const halves: readonly PlannedPart[] = [{ basisPoints: 5_000, days: 7, counted: "after-order" }, { basisPoints: 5_000, days: 14, counted: "before-start" }];
  return {
    before: payment.mode === "before" ? payment : { dueDays: 7, ...lapse },
    deposit: payment.mode === "deposit" ? payment : { depositBasisPoints: 2_500, returnsOnAttendance: false, dueDays: 7, restDaysBefore: 14, ...lapse },
    parts: payment.mode === "parts" ? payment.parts : halves,
    after: payment.mode === "after" ? payment : { dueDaysAfterSession: 14 },
  };
}

function planOf(typed: Typed): PaymentPlan {
  const whole = (name: string) => wholeOf(valueOf(typed, name));
  const reminderDaysBefore = whole("reminderDaysBefore");
  const lapse = { graceHours: whole("graceHours"), onLapse: valueOf(typed, "onLapse") === "keep" ? "keep" as const : "release" as const, reminderDaysBefore };
  const mode = planModes.find((one) => one === valueOf(typed, "mode")) ?? "before";
  switch (mode) {
    case "before":
      return { mode, dueDays: whole("before.dueDays"), ...lapse };
    case "deposit":
      return {
        mode,
        depositBasisPoints: shareOf(valueOf(typed, "deposit.depositBasisPoints")),
        returnsOnAttendance: isTicked(typed, "deposit.returnsOnAttendance"),
        dueDays: whole("deposit.dueDays"),
        restDaysBefore: whole("deposit.restDaysBefore"),
        ...lapse,
      };
    case "parts":
      return { mode, parts: rowsOf(typed, "parts").map(([share = "", days = "", counted = ""]) => partOf(share, days, counted)), ...lapse };
    case "after":
      return { mode, dueDaysAfterSession: whole("after.dueDaysAfterSession"), reminderDaysBefore };
    default:
      return mode satisfies never;
  }
}

function partOf(share: string, days: string, counted: string): PlannedPart {
  return { basisPoints: shareOf(share), days: wholeOf(days), counted: countedFrom.find((one) => one === counted) ?? "after-order" };
}

/** The last step holds up to the start. */
function stepsOf(typed: Typed, list: "cancellation.company" | "cancellation.consumer") {
  const rows = rowsOf(typed, list);
  return rows.map(([days = "", share = ""], index) => ({ fromDaysBefore: index === rows.length - 1 ? 0 : wholeOf(days), feeBasisPoints: shareOf(share) }));
}

function stepRows({ cancellation }: Conditions, kind: "company" | "consumer", share: (basisPoints: number) => string): string[][] {
  const steps = cancellation[kind].toSorted((one, other) => other.fromDaysBefore - one.fromDaysBefore);
  return steps.map((step) => [String(step.fromDaysBefore), share(step.feeBasisPoints)]);
}

function rowsOf(typed: Typed, list: RowList): string[][] {
  return Array.from({ length: typed.rows[list] }, (_, index) => columns[list].map((column) => valueOf(typed, `${list}.${index}.${column}`)));
}

function rowNames(list: RowList, count: number): string[] {
  return Array.from({ length: count }, (_, index) => columns[list].map((column) => `${list}.${index}.${column}`)).flat();
}

function withLists(typed: Typed, lists: Partial<Record<RowList, readonly (readonly string[])[]>>): Typed {
  const values = new Map(typed.values);
  const rows = { ...typed.rows };
  for (const list of rowLists) {
    const changed = lists[list];
    if (changed === undefined) continue;
    for (const name of rowNames(list, rows[list])) values.delete(name);
    for (const [index, row] of changed.entries()) for (const [column, value] of row.entries()) values.set(`${list}.${index}.${columns[list][column] ?? ""}`, value);
    rows[list] = changed.length;
  }
  return { values, rows };
}

function wholeOf(text: string): number {
  return /^-?\d{1,6}$/.test(text) ? Number(text) : Number.NaN;
}

/** "50", "12,5" and "12.25 %" in hundredths of a per cent. */
function shareOf(text: string): number {
  const [, minus = "", whole = "", fraction = ""] = /^(-?)(\d{1,5})(?:[.,](\d{1,2}))?\s*%?$/.exec(text) ?? [];
  if (whole === "") return Number.NaN;
  const basisPoints = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  return minus === "" ? basisPoints : -basisPoints;
}

function shareForField(basisPoints: number, locale: Locale): string {
  const rest = basisPoints % 100;
  const whole = String(Math.trunc(basisPoints / 100));
  return rest === 0 ? whole : `${whole}${locale === "nl" ? "," : "."}${String(rest).padStart(2, "0").replace(/0$/, "")}`;
}
