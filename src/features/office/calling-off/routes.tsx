import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { callOffSession, previewCallOff } from "../../calling-off/actions.ts";
import type { CallOffRefusal } from "../../calling-off/actions.ts";
import { readChoices } from "../choices/store.ts";
import type { OneSessionEnv } from "../session/routes.tsx";
import { CallingOffPage } from "./page.tsx";

/** Calling off, under the address of the session in the office. */
export function callingOffRoutes(house: House) {
  const pages = new Hono<OneSessionEnv>();
  pages.get("/", async (c) => show(house, c, null, 200));
  pages.post("/", async (c) => {
    const { desk, facts } = c.var;
    const path = `/office/sessions/${facts.view.session.id}/call-off`;
    const outcome = await callOffSession(house, { organisationId: desk.organisationId, sessionId: facts.view.session.id });
    return outcome.ok ? c.redirect(path, 303) : show(house, c, outcome.refusal.kind, 409);
  });
  return pages;
}

async function show(house: House, c: Context<OneSessionEnv>, refused: CallOffRefusal["kind"] | null, status: 200 | 409) {
  const { desk, facts } = c.var;
  const which = { organisationId: desk.organisationId, sessionId: facts.view.session.id };
  const done = facts.view.session.status === "called-off";
  const [previewed, choices] = await Promise.all([done ? null : previewCallOff(house, which), readChoices(house.db, which.organisationId, which.sessionId, c.var.desk.now)]);
  const refusal = refused ?? (previewed !== null && !previewed.ok ? previewed.refusal.kind : null);
  return c.html(<CallingOffPage facts={facts} desk={desk} preview={previewed?.ok === true ? previewed.preview : null} refusal={refusal} choices={choices} />, status);
}
