import { Hono } from "hono";
import type { Context } from "hono";
import { absenceOutcomes } from "../../../domain/absence/absences.ts";
import type { AbsenceOutcome } from "../../../domain/absence/absences.ts";
import { endOfLocalDay } from "../../../domain/calendar/local-day.ts";
import type { House } from "../../../platform/house.ts";
import { queryForm, readForm } from "../../../platform/http/form.ts";
import type { Form } from "../../../platform/http/form.ts";
import { cut } from "../../../platform/plain-text.ts";
import { settleAbsence } from "../../absences/actions.ts";
import type { AbsenceChoice } from "../../absences/actions.ts";
import { findSettledAbsence } from "../../absences/store.ts";
import { parseDate } from "../deal/payment-form.ts";
import { isId } from "../frame/desk.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import type { OneSessionEnv } from "../session/routes.tsx";
import { offerFor, readAbsencesOf } from "./facts.ts";
import type { AbsenceCase } from "./facts.ts";
import { AbsencesPage } from "./list-page.tsx";
import { SettlePage } from "./settle-page.tsx";
import type { AbsenceProblem, SettleForm } from "./settle-page.tsx";

/** Who did not come to one session, under `/office/sessions/:session/absences`. Looking changes nothing. */
export function absencesRoutes(house: House) {
  const pages = new Hono<OneSessionEnv>();

  pages.get("/", async (c) => c.html(<AbsencesPage facts={c.var.facts} absences={await readAbsencesOf(house, c.var.desk, c.var.facts)} desk={c.var.desk} />));

  pages.get("/:booking", async (c) => {
    const one = await caseOf(house, c);
    if (one === null) return gone(house, c);
    return show(c, one, readSettle(queryForm(c), one), null);
  });

  pages.post("/:booking", async (c) => {
    const form = await readForm(c);
    const one = await caseOf(house, c);
    if (one === null) return again(house, c, form);
    const typed = readSettle(form, one);
    const choice = choiceOf(c, one, typed, form);
    if (typeof choice === "string") return show(c, one, typed, choice);
    const outcome = await settleAbsence(house, choice);
    if (outcome.ok) return c.redirect(`${pathOf(c)}?done=absence-settled`, 303);
    return show(c, one, typed, outcome.refusal.kind);
  });

  return pages;
}

async function caseOf(house: House, c: Context<OneSessionEnv>): Promise<AbsenceCase | null> {
  const { open } = await readAbsencesOf(house, c.var.desk, c.var.facts);
  return open.find(({ absence }) => absence.current.id === c.req.param("booking")) ?? null;
}

/** Sent twice: the second time answers the same. */
async function again(house: House, c: Context<OneSessionEnv>, form: Form) {
  const id = c.req.param("booking") ?? "";
  const settled = isId(id) ? await findSettledAbsence(house.db, c.var.desk.organisationId, id) : undefined;
  if (settled === undefined) return gone(house, c);
  return c.redirect(`${pathOf(c)}?done=${settled.outcome === form.text("outcome") ? "absence-settled" : "absence-settled-before"}`, 303);
}

/** What is settled is told in the list; what never was an absence is not there. */
async function gone(house: House, c: Context<OneSessionEnv>) {
  const id = c.req.param("booking") ?? "";
  const settled = isId(id) ? await findSettledAbsence(house.db, c.var.desk.organisationId, id) : undefined;
  return settled === undefined ? c.html(<NotFoundPage desk={c.var.desk} />, 404) : c.redirect(`${pathOf(c)}#done-${id}`, 303);
}

function show(c: Context<OneSessionEnv>, one: AbsenceCase, form: SettleForm, problem: AbsenceProblem | null) {
  return c.html(<SettlePage facts={c.var.facts} one={one} form={form} problem={problem} desk={c.var.desk} />, problem === null ? 200 : problem.startsWith("no-") ? 422 : 409);
}

function readSettle(form: Form, one: AbsenceCase): SettleForm {
  const letterOf = (outcome: AbsenceOutcome) => {
    const { subject, text } = one.drafts[outcome];
    return {
      subject: form.has(`subject-${outcome}`) ? cut(form.text(`subject-${outcome}`), 150).replaceAll("\n", " ") : subject,
      text: form.has(`message-${outcome}`) ? cut(form.text(`message-${outcome}`), 4000) : text,
    };
  };
  return {
    outcome: absenceOutcomes.find((outcome) => outcome === form.text("outcome")) ?? null,
    to: form.text("to") || (one.dates[0]?.session.id ?? ""),
    endsOn: form.text("endsOn") || (one.ends[1] ?? "").toString(),
    letters: { charge: letterOf("charge"), half: letterOf("half"), "other-date": letterOf("other-date"), credit: letterOf("credit"), "let-go": letterOf("let-go") },
  };
}

/** What the trainer chose, whole; or what is missing. */
function choiceOf(c: Context<OneSessionEnv>, one: AbsenceCase, { outcome, to, endsOn, letters }: SettleForm, form: Form): AbsenceChoice | AbsenceProblem {
  const { desk } = c.var;
  if (outcome === null) return "no-outcome";
  const letter = letters[outcome];
  if (letter.subject === "" || letter.text === "") return "no-letter";
  const base = { organisationId: desk.organisationId, dealId: one.absence.deal.id, bookingId: one.absence.current.id, seenCents: Number(form.text("seen")), letter, by: desk.user.id };
  if (outcome === "charge" || outcome === "half" || outcome === "let-go") return { ...base, chosen: { outcome } };
  const day = parseDate(endsOn);
  const endsAt = day === null ? null : endOfLocalDay(day, desk.zone);
  if (endsAt === null || Temporal.Instant.compare(endsAt, desk.now) <= 0) return "no-day";
  const offer = offerFor(outcome, one, { to, endsAt });
  return offer === null ? "offer-refused" : { ...base, chosen: { outcome, offer } };
}

function pathOf(c: Context<OneSessionEnv>): string {
  return `/office/sessions/${c.var.facts.view.session.id}/absences`;
}
