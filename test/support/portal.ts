import { expect } from "vitest";
import { recordPayment } from "../../src/features/payments/actions.ts";
import { portalRoutes } from "../../src/features/portal/routes.tsx";
import { scheduleDeadlines } from "../../src/features/deadlines/store.ts";
import { signUp } from "../../src/features/sign-up/actions.ts";
import type { SignUpInput } from "../../src/features/sign-up/actions.ts";
import { sweepHouse } from "../../src/sweep-house.ts";
import { signUpOf } from "./cast.ts";
import type { Stage } from "./cast.ts";
import type { TestHouse } from "./database.ts";

/** The customer's pages as somebody with a browser meets them, and the things that happen around them. */
export function openPortal(house: TestHouse) {
  const app = portalRoutes(house);

  async function get(path: string): Promise<{ status: number; text: string; html: string; headers: Headers }> {
    const response = await app.request(path);
    const html = await response.text();
    return { status: response.status, text: seen(html), html, headers: response.headers };
  }

  async function post(path: string, fields: Record<string, string>) {
    const response = await app.request(path, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
    const html = await response.text();
    return { status: response.status, location: response.headers.get("location") ?? "", text: seen(html), html };
  }

  async function makeDeal(stage: Stage, names: string | string[] = "Sanne Kooiman", extra: Partial<SignUpInput> = {}) {
    const outcome = await signUp(house, signUpOf(stage, names, extra));
    if (!outcome.ok || outcome.outcome !== "deal") throw new Error(`expected a deal, got ${JSON.stringify(outcome)}`);
    return { ...outcome, path: `/d/${outcome.code}/${outcome.secret}` };
  }

  async function makeWaiting(stage: Stage, name: string | string[], extra: Partial<SignUpInput> = {}) {
    const outcome = await signUp(house, signUpOf(stage, name, extra));
    if (!outcome.ok || outcome.outcome !== "waiting") throw new Error(`expected to wait, got ${JSON.stringify(outcome)}`);
    return { ...outcome, path: `/w/${outcome.code}/${outcome.secret}` };
  }

  async function pay(stage: Stage, dealId: string, amountCents: number, token = `pay-${amountCents}`) {
    const receivedOn = house.clock.now().toZonedDateTimeISO("Europe/Amsterdam").toPlainDate();
    const outcome = await recordPayment(house, { organisationId: stage.organisationId, dealId, token, amountCents, receivedOn, method: "bank", note: "", by: "marit" });
    expect(outcome.ok).toBe(true);
  }

  /** A published session ends by its deadline. */
  async function willEnd(stage: Stage) {
    await house.db.transaction().execute((trx) =>
      scheduleDeadlines(trx, stage.organisationId, house.clock.now(), [{ what: "session-end", subjectId: stage.sessionId, dueAt: Temporal.Instant.from("2027-01-21T16:00:00Z") }]),
    );
  }

  /** Lets the clock run and does what falls due. */
  async function until(moment: string) {
    house.clock.set(Temporal.Instant.from(moment));
    await sweepHouse(house, house.clock.now());
  }

  return { app, get, post, makeDeal, makeWaiting, pay, willEnd, until };
}

/** Reads as a person would: tags away, hard spaces are spaces. */
export function seen(html: string): string {
  return html
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, " ")
    .replaceAll(/<[^>]+>/g, "")
    .replaceAll("\u00a0", " ").replaceAll("&nbsp;", " ").replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&amp;", "&")
    .replaceAll(/\s+/g, " ");
}

/** The first sentence of a page. */
export function headline(html: string): string {
  return seen(/<h1[^>]*>([\s\S]*?)<\/h1>/.exec(html)?.[1] ?? "").trim();
}
