import { Hono } from "hono";
import type { Context } from "hono";
import { conditionSets } from "../../../domain/conditions/sets.ts";
import type { ConditionSetName } from "../../../domain/conditions/conditions.ts";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { cut } from "../../../platform/plain-text.ts";
import { setConditions } from "../../catalogue/actions.ts";
import type { OneSessionEnv } from "../session/routes.tsx";
import { EditorPage } from "./page.tsx";
import { conditionsOf, readTyped, rowLists, typedOf, withoutRow, withRow, withValue } from "./typed.ts";
import type { RowList, Typed } from "./typed.ts";

/** The rules for new deals in a session, under `/office/sessions/{session}/conditions`. Only the button that keeps them changes anything. */
export function conditionsRoutes(house: House) {
  const pages = new Hono<OneSessionEnv>();

  pages.get("/", (c) => show(c, typedOf(c.var.facts.view.session.conditions, c.var.desk.locale), { strict: true, status: 200 }));

  pages.post("/", async (c) => {
    const { desk, facts } = c.var;
    const form = await readForm(c);
    const typed = readTyped(form);
    const intent = intentOf(form.text("intent"));
    const reader = form.text("reader") === "consumer" ? "consumer" : "company";
    if (intent.kind !== "save") return show(c, changed(typed, intent, desk.locale), { reader, strict: intent.kind !== "add" && intent.kind !== "remove", status: 200 });
    const sessionId = facts.view.session.id;
    const outcome = await setConditions(house, { organisationId: desk.organisationId, sessionId, conditions: conditionsOf(typed) });
    if (!outcome.ok) return show(c, typed, { reader, strict: true, status: 422 });
    return c.redirect(`/office/sessions/${sessionId}?done=conditions`, 303);
  });

  return pages;
}

/** What the pressed button asks: to keep the rules, or only to look at them with a change. */
type Intent =
  | { kind: "save" | "preview" }
  | { kind: "set"; set: ConditionSetName }
  | { kind: "add"; list: RowList }
  | { kind: "remove"; list: RowList; row: number }
  | { kind: "mend"; field: string; value: string };

function intentOf(text: string): Intent {
  const [kind = "", first = "", second = ""] = text.split(":");
  const list = rowLists.find((one) => one === first);
  if (text === "save") return { kind: "save" };
  if (kind === "set" && isSet(first)) return { kind, set: first };
  if (kind === "add" && list !== undefined) return { kind, list };
  if (kind === "remove" && list !== undefined && /^\d$/.test(second)) return { kind, list, row: Number(second) };
  return kind === "mend" && /^[\w.]{1,60}$/.test(first) ? { kind, field: first, value: cut(second, 20) } : { kind: "preview" };
}

function changed(typed: Typed, intent: Exclude<Intent, { kind: "save" }>, locale: "nl" | "en"): Typed {
  switch (intent.kind) {
    case "set":
      return typedOf(conditionSets[intent.set], locale);
    case "add":
      return withRow(typed, intent.list);
    case "remove":
      return withoutRow(typed, intent.list, intent.row);
    case "mend":
      return withValue(typed, intent.field, intent.value);
    default:
      return typed;
  }
}

function show(c: Context<OneSessionEnv>, typed: Typed, { reader = "company", strict, status }: { reader?: "company" | "consumer"; strict: boolean; status: 200 | 422 }) {
  return c.html(<EditorPage facts={c.var.facts} typed={typed} reader={reader} desk={c.var.desk} strict={strict} />, status);
}

function isSet(text: string): text is ConditionSetName {
  return Object.keys(conditionSets).includes(text);
}
