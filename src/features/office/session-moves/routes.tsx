import { Hono } from "hono";
import type { Context } from "hono";
import { isBefore } from "../../../domain/calendar/local-day.ts";
import { readForm } from "../../../platform/http/form.ts";
import type { House } from "../../../platform/house.ts";
import { moveSession, previewSessionMove } from "../../session-moves/actions.ts";
import type { SessionMoveRefusal } from "../../session-moves/actions.ts";
import { newestMoveOf } from "../../session-moves/store.ts";
import { fieldsOf } from "../catalogue/check-session-form.ts";
import { typedMeeting } from "../catalogue/session-form.ts";
import { readChoices } from "../choices/store.ts";
import type { OneSessionEnv } from "../session/routes.tsx";
import { readMoveForm } from "./form.ts";
import type { MoveForm } from "./form.ts";
import { SessionMovePage } from "./page.tsx";
import type { SessionMovePageProps } from "./page.tsx";

/** Moving the whole session, under its address in the office. */
export function sessionMoveRoutes(house: House) {
  const pages = new Hono<OneSessionEnv>();

  pages.get("/", async (c) => {
    const { facts, desk } = c.var;
    return show(house, c, { typed: { meetings: facts.view.meetings.map((meeting) => typedMeeting(meeting, desk.zone)) } });
  });

  pages.post("/", async (c) => {
    const { facts, desk } = c.var;
    const form = readMoveForm(await readForm(c), desk.zone);
    const { typed, meetings, problems, seenStartsAt } = form;
    if (form.wants === "rows") return show(house, c, { typed });
    if (meetings === null) return show(house, c, { typed, problems }, 422);
    const wanted = { organisationId: desk.organisationId, sessionId: facts.view.session.id, meetings, seenStartsAt };
    if (form.wants === "move") {
      const outcome = await moveSession(house, wanted);
      return outcome.ok ? c.redirect(`/office/sessions/${facts.view.session.id}/move?done=session-moved`, 303) : refused(house, c, form, outcome.refusal);
    }
    const looked = await previewSessionMove(house, wanted);
    return looked.ok ? show(house, c, { typed, looked: { preview: looked.preview, meetings } }) : refused(house, c, form, looked.refusal);
  });

  return pages;
}

function refused(house: House, c: Context<OneSessionEnv>, { typed, meetings }: MoveForm, refusal: SessionMoveRefusal) {
  const problems = refusal.kind === "not-right" ? new Map(fieldsOf(refusal.problems, meetings ?? [])) : undefined;
  return show(house, c, { typed, refusal: refusal.kind, ...(problems === undefined ? {} : { problems }) }, refusal.kind === "not-right" ? 422 : 409);
}

async function show(house: House, c: Context<OneSessionEnv>, shown: Pick<SessionMovePageProps, "typed"> & Partial<SessionMovePageProps>, status: 200 | 409 | 422 = 200) {
  const { facts, desk } = c.var;
  const { session } = facts.view;
  const move = await newestMoveOf(house.db, desk.organisationId, session.id);
  const choices = move === undefined ? null : (await readChoices(house.db, desk.organisationId, session.id, desk.now)).filter(({ what }) => what === "moved");
  const movable = session.status === "published" && session.starts_at !== null && isBefore(desk.now, session.starts_at);
  const why = session.status === "published" ? (movable ? null : "begun") : session.status;
  return c.html(<SessionMovePage problems={new Map()} looked={null} facts={facts} desk={desk} choices={choices} movable={movable} {...shown} refusal={shown.refusal ?? why} />, status);
}
