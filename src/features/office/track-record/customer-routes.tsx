import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import type { Form } from "../../../platform/http/form.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { someLines } from "../../../platform/plain-text.ts";
import { answerPlanReview } from "../../plan-review/actions.ts";
import { planReviewOf } from "../../plan-review/store.ts";
import { keepEntry, overruleRecord, readCustomerRecord, strikeEntry } from "../../track-record/actions.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { isId } from "../frame/desk.ts";
import type { DoneCode } from "../frame/texts.ts";
import { CustomerPage } from "./customer-page.tsx";
import type { CameBack } from "./customer-page.tsx";

type Done = { done: DoneCode } | { problem: CameBack["problem"] };

/** What is remembered of the customer of a deal, and everything that a person decides about it. */
export function customerRecordRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.get("/", (c) => show(house, c, { striking: c.req.query("strike") ?? "", came: null }, 200));

  pages.post("/", async (c) => {
    const form = await readForm(c);
    const intent = form.text("intent");
    const outcome = await decide(house, c, form, intent);
    if ("done" in outcome) return c.redirect(`/office/deals/${c.var.facts.deal.code}/track-record?done=${outcome.done}`, 303);
    const came: CameBack = {
      form: intent === "review" || intent === "strike" || intent === "overrule" ? intent : "correction",
      entry: form.text("entry"),
      typed: { words: wordsOf(form), until: form.text("until"), plan: form.text("plan") },
      thisDeal: form.text("thisDeal") === "yes",
      problem: outcome.problem,
    };
    return show(house, c, { striking: intent === "strike" ? came.entry : "", came }, outcome.problem === "gone" || outcome.problem === "answered" ? 409 : 422);
  });

  return pages;
}

async function decide(house: House, { var: { desk, facts } }: Context<OneDealEnv>, form: Form, intent: string): Promise<Done> {
  const ids = { organisationId: desk.organisationId, dealId: facts.deal.id };
  const [words, until, by] = [wordsOf(form), dayOf(form.text("until")), desk.user.id];
  switch (intent) {
    case "review": {
      const plan = form.text("plan");
      const answer = { thisDeal: form.text("thisDeal") === "yes", later: plan === "as-session" || plan === "on-your-word" ? plan : null } as const;
      if (answer.later !== null && until === null) return { problem: "until-out-of-range" };
      const outcome = await answerPlanReview(house, { ...ids, answer, words, until: until ?? Temporal.PlainDate.from("1970-01-01"), by });
      return outcome.ok ? { done: answer.thisDeal || answer.later !== null ? "plan-overruled" : "plan-kept" } : { problem: problemOf(outcome.refusal.kind) };
    }
    case "overrule": {
      const plan = (["as-session", "on-your-word", "by-the-rules"] as const).find((one) => one === form.text("plan")) ?? "as-session";
      if (until === null) return { problem: "until-out-of-range" };
      const outcome = await overruleRecord(house, { ...ids, plan, reason: words, until, by, token: `office:${form.text("token")}` });
      return outcome.ok ? { done: "overruled" } : { problem: problemOf(outcome.refusal.kind) };
    }
    case "strike":
    case "correction-strike":
    case "correction-keep": {
      const entry = await entryOf(house, { desk, facts }, form);
      if (entry === null) return { problem: "gone" };
      if (intent === "correction-keep") {
        const kept = await keepEntry(house, { ...entry, words, by });
        return kept.ok ? { done: "entry-kept" } : { problem: problemOf(kept.refusal.kind) };
      }
      const struck = await strikeEntry(house, { ...entry, reason: words, by });
      return struck.ok ? { done: "entry-struck" } : { problem: problemOf(struck.refusal.kind) };
    }
    default:
      return { problem: "gone" };
  }
}

/** The entry that a form is about: of a deal of the same customer, whatever the form says. */
async function entryOf(house: House, { desk, facts }: Pick<OneDealEnv["Variables"], "desk" | "facts">, form: Form) {
  const [dealId, entryKey] = [form.text("deal"), form.text("entry")];
  const record = isId(dealId) ? await readCustomerRecord(house.db, desk.organisation, facts.deal, desk.now) : null;
  const known = record !== null && (record.entries.some((entry) => entry.dealId === dealId && entry.key === entryKey) || record.corrections.some((one) => one.deal_id === dealId && one.entry_key === entryKey));
  return known ? { organisationId: desk.organisationId, dealId, entryKey } : null;
}

function problemOf(kind: string): CameBack["problem"] {
  const known = ["words-missing", "words-too-long", "until-out-of-range", "nothing-held", "rules-off", "answered"] as const;
  return known.find((one) => one === kind) ?? "gone";
}

function wordsOf(form: Form): string {
  return someLines(form.text("words"));
}

function dayOf(text: string): Temporal.PlainDate | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = Temporal.PlainDate.from({ year: Number(year), month: Math.max(1, Number(month)), day: Math.max(1, Number(day)) });
  return date.toString() === text ? date : null;
}

async function show(house: House, c: Context<OneDealEnv>, { striking, came }: { striking: string; came: CameBack | null }, status: 200 | 409 | 422) {
  const { desk, facts } = c.var;
  const record = await readCustomerRecord(house.db, desk.organisation, facts.deal, desk.now);
  const review = (await planReviewOf(house.db, desk.organisationId, facts.deal.id)) ?? null;
  return c.html(<CustomerPage facts={facts} desk={desk} record={record} review={review} striking={striking} token={randomSecret()} came={came} />, status);
}
