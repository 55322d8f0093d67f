import { Hono } from "hono";
import type { Context } from "hono";
import { z } from "zod";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { seeTrouble } from "../../online-payments/actions.ts";
import { markRead } from "../../mail-evidence/actions.ts";
import { resendMessage } from "../../messages/actions.ts";
import { findMessage } from "../../messages/store.ts";
import { isId } from "../frame/desk.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import type { DoneCode } from "../frame/texts.ts";
import type { WrongAddress } from "./decisions-part.tsx";
import { readToday } from "./facts.ts";
import { leaveMessage } from "./leave-message.ts";
import { TodayPage } from "./page.tsx";
import { stopReminder } from "./stop-reminder.ts";
import type { TodayProblem } from "./texts.ts";
import { thankForReport } from "./thank-report.ts";

/** The first page of the office, under `/office`, and what is settled on it. */
export function todayRoutes(house: House) {
  const pages = new Hono<DeskEnv>();

  pages.get("/", async (c) => c.html(<TodayPage facts={await readToday(house, c.var.desk)} desk={c.var.desk} all={c.req.query("all") === "yes"} />));

  pages.get("/messages/:message/again", (c) => c.redirect("/office", 303));
  pages.post("/messages/:message/again", async (c) => {
    const which = { organisationId: c.var.desk.organisationId, messageId: c.req.param("message") };
    if (!isId(which.messageId) || (await findMessage(house.db, which.organisationId, which.messageId)) === undefined) return notFound(c);
    const typed = (await readForm(c)).text("address");
    const problem = whyNotAddress(typed);
    if (problem !== null) return showWrong(c, { messageId: which.messageId, typed, problem });
    const outcome = await resendMessage(house, { ...which, address: typed });
    if (!outcome.ok && outcome.refusal.kind === "its-address-only") return showWrong(c, { messageId: which.messageId, typed, problem: outcome.refusal.kind });
    return done(c, outcome.ok || outcome.refusal.kind === "already-resent" ? "resent" : null);
  });

  pages.post("/messages/:message/left", async (c) => {
    const messageId = c.req.param("message");
    const outcome = isId(messageId) ? await leaveMessage(house, { organisationId: c.var.desk.organisationId, messageId }) : null;
    if (outcome === null || (!outcome.ok && outcome.refusal.kind === "message-unknown")) return notFound(c);
    return done(c, outcome.ok ? "left" : null);
  });

  pages.post("/replies/:reply/read", async (c) => {
    const id = c.req.param("reply");
    const known = isId(id) && (await markRead(house, { organisationId: c.var.desk.organisationId, id }));
    return known ? done(c, "reply-read") : notFound(c);
  });

  pages.post("/reports/:report/thanks", async (c) => {
    const reportId = c.req.param("report");
    const outcome = isId(reportId) ? await thankForReport(house, { organisationId: c.var.desk.organisationId, reportId }) : null;
    return outcome?.ok === true ? done(c, "thanked") : notFound(c);
  });

  pages.post("/online/:trouble/seen", async (c) => {
    const id = c.req.param("trouble");
    const outcome = isId(id) ? await seeTrouble(house, { organisationId: c.var.desk.organisationId, id }) : null;
    return outcome?.ok === true ? done(c, "statement-seen") : notFound(c);
  });

  pages.post("/reminders/:deadline/stop", async (c) => {
    const deadlineId = c.req.param("deadline");
    const outcome = isId(deadlineId) ? await stopReminder(house, { organisationId: c.var.desk.organisationId, deadlineId }) : null;
    if (outcome === null || (!outcome.ok && outcome.refusal.kind === "reminder-unknown")) return notFound(c);
    return done(c, outcome.ok ? "reminder-stopped" : "reminder-gone");
  });

  async function showWrong(c: Context<DeskEnv>, wrong: WrongAddress) {
    return c.html(<TodayPage facts={await readToday(house, c.var.desk)} desk={c.var.desk} wrong={wrong} />, 422);
  }

  return pages;
}

function whyNotAddress(typed: string): TodayProblem | null {
  if (typed === "") return "missing";
  return z.email().safeParse(typed).success ? null : "email-invalid";
}

/** Back to today, with what was done; nothing is said when there was nothing to do any more. */
function done(c: Context, code: DoneCode | null) {
  return c.redirect(code === null ? "/office" : `/office?done=${code}`, 303);
}

function notFound(c: Context<DeskEnv>) {
  return c.html(<NotFoundPage desk={c.var.desk} />, 404);
}
