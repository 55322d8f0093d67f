import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { listSessionViews } from "../../catalogue/store.ts";
import type { SessionView } from "../../catalogue/store.ts";
import type { Booking } from "../../deal/store.ts";
import { moveBookings, previewMove } from "../../moving/actions.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { isId } from "../frame/desk.ts";
import { changeable } from "./changeable.ts";
import { MovePage } from "./move-page.tsx";
import type { MovePageProps } from "./move-page.tsx";

/** Moving by the trainer, under `/office/deals/:code/move`. */
export function moveRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();

  pages.get("/", (c) => show(house, c, { session: c.req.query("session") ?? "", wanted: c.req.queries("booking") ?? [], refused: null }));

  pages.post("/", async (c) => {
    const { facts } = c.var;
    const form = await readForm(c);
    const [session, wanted] = [form.text("session"), form.all("booking").filter(isId)];
    if (!isId(session)) return show(house, c, { session: "", wanted, refused: "date-unknown" });
    const seen = Number(form.text("seen") || Number.NaN);
    const outcome = await moveBookings(house, { ...wishOf(c, { session, bookingIds: wanted }), waiveFee: form.text("waive") === "yes", seen: Number.isSafeInteger(seen) ? seen : Number.NaN });
    if (outcome.ok) return c.redirect(`/office/deals/${facts.deal.code}?done=moved`, 303);
    return show(house, c, { session, wanted, refused: outcome.refusal.kind });
  });

  return pages;
}

async function show(house: House, c: Context<OneDealEnv>, { session, wanted, refused }: { session: string; wanted: readonly string[]; refused: MovePageProps["refused"] }) {
  const { facts, desk } = c.var;
  const movable = changeable(facts, desk.now);
  const dates = await datesFor(house, c, movable);
  const picked = movable.filter(({ id }) => wanted.includes(id));
  const chosen = picked.length === 0 ? movable : picked;
  const to = dates.find((view) => view.session.id === session) ?? null;
  const shown = to === null || chosen.length === 0 ? null : await previewBoth(house, c, { session, bookingIds: chosen.map(({ id }) => id) });
  const why = refused ?? (shown?.ok === false ? shown.refused : session !== "" && to === null ? "date-unknown" : null);
  const preview = shown?.ok === true ? { agreed: shown.agreed, waived: shown.waived } : null;
  return c.html(<MovePage facts={facts} desk={desk} movable={movable} dates={dates} chosen={chosen} to={to} preview={preview} refused={why} />, refused === null ? 200 : 409);
}

async function previewBoth(house: House, c: Context<OneDealEnv>, wish: { session: string; bookingIds: readonly string[] }) {
  const [agreed, waived] = await Promise.all([previewMove(house, { ...wishOf(c, wish), waiveFee: false }), previewMove(house, { ...wishOf(c, wish), waiveFee: true })]);
  if (!agreed.ok) return { ok: false as const, refused: agreed.refusal.kind };
  if (!waived.ok) return { ok: false as const, refused: waived.refusal.kind };
  return { ok: true as const, agreed: agreed.preview, waived: waived.preview };
}

async function datesFor({ db }: House, { var: { facts, desk } }: Context<OneDealEnv>, movable: readonly Booking[]): Promise<SessionView[]> {
  const [own] = facts.sessions;
  if (own === undefined) return [];
  const from = new Set(movable.map((booking) => booking.session_id));
  const views = await listSessionViews(db, desk.organisationId, { courseId: own.course.id, status: "published", startsAfter: desk.now });
  return views.filter(({ session }) => !from.has(session.id) && session.waiting === 0 && session.capacity > session.seats_taken);
}

function wishOf({ var: { facts, desk } }: Context<OneDealEnv>, { session, bookingIds }: { session: string; bookingIds: readonly string[] }) {
  return { organisationId: desk.organisationId, dealId: facts.deal.id, bookingIds, otherSessionId: session, by: "trainer" as const };
}
