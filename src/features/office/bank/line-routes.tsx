import { Hono } from "hono";
import type { Context } from "hono";
import { bookLine, ignoreLine, linkRefund, makeRule, reopenLine } from "../../bank/actions.ts";
import { findLine, lineBookings } from "../../bank/store.ts";
import type { Line } from "../../bank/store.ts";
import { previewPayment } from "../../payments/actions.ts";
import type { House } from "../../../platform/house.ts";
import { queryForm, readForm } from "../../../platform/http/form.ts";
import type { Form } from "../../../platform/http/form.ts";
import { cut } from "../../../platform/plain-text.ts";
import { isId } from "../frame/desk.ts";
import type { Desk, DeskEnv } from "../frame/desk.ts";
import { parseEuros } from "../frame/euros.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import { listDeals } from "../store.ts";
import { readDealsSaid } from "./facts.ts";
import type { DealSaid } from "./facts.ts";
import { LinePage } from "./line-page.tsx";
import type { Picked } from "./line-page.tsx";
import { bankPath } from "./proposals.tsx";
import { dealIdsByInvoice } from "./store.ts";
import { bankTexts } from "./texts.ts";
import type { BankProblem } from "./texts.ts";

type LineEnv = { Variables: DeskEnv["Variables"] & { line: Line } };

const mostFound = 20;

/** One line of the bank, under `/office/money/bank/lines`. */
export function lineRoutes(house: House) {
  const pages = new Hono<LineEnv>();

  pages.use("/:id", async (c, next) => {
    const id = c.req.param("id");
    const line = isId(id) ? await findLine(house.db, c.var.desk.organisationId, id) : undefined;
    if (line === undefined) return c.html(<NotFoundPage desk={c.var.desk} />, 404);
    c.set("line", line);
    return next();
  });

  pages.get("/:id", (c) => show(c, queryForm(c)));
  pages.post("/:id", async (c) => {
    const { desk, line } = c.var;
    const form = await readForm(c);
    const which = { organisationId: desk.organisationId, lineId: line.id, by: desk.user.id };
    switch (form.text("intent")) {
      case "aside":
        return setAside(c, form, which);
      case "back": {
        const back = await reopenLine(house, which);
        return back.ok ? c.redirect(`${bankPath}?news=back&settled=${line.id}#line-${line.id}`, 303) : show(c, form, back.refusal.kind);
      }
      case "confirm":
        return confirm(c, form, which);
      default:
        return show(c, form);
    }
  });

  async function setAside(c: Context<LineEnv>, form: Form, which: { organisationId: string; lineId: string; by: string }) {
    const { line } = c.var;
    const field = (["account", "name"] as const).find((one) => one === form.text("rule"));
    const contains = field === undefined ? null : line[field];
    if (field !== undefined && contains !== null) {
      const made = await makeRule(house, { organisationId: which.organisationId, field, contains, by: which.by });
      if (!made.ok) return show(c, form, made.refusal.kind);
    }
    const aside = await ignoreLine(house, which);
    return aside.ok ? c.redirect(`${bankPath}?aside=${line.id}`, 303) : show(c, form, aside.refusal.kind);
  }

  async function confirm(c: Context<LineEnv>, form: Form, which: { organisationId: string; lineId: string; by: string }) {
    const { line } = c.var;
    if (line.found?.kind === "refund") {
      const linked = await linkRefund(house, { ...which, paymentId: line.found.paymentId });
      return linked.ok ? done(c, "linked") : show(c, form, linked.refusal.kind);
    }
    const outcome = await bookLine(house, { ...which, targets: targetsOf(form) });
    if (!outcome.ok) return show(c, form, outcome.refusal.kind === "not-bookable" ? outcome.refusal.why : outcome.refusal.kind);
    return done(c, outcome.repeated ? "repeated" : "booked");
  }

  async function show(c: Context<LineEnv>, form: Form, problem: BankProblem | null = null) {
    const { desk } = c.var;
    const line = problem === null ? c.var.line : ((await findLine(house.db, desk.organisationId, c.var.line.id)) ?? c.var.line);
    const bookings = await lineBookings(house.db, desk.organisationId, [line.id]);
    const search = cut(form.text("q"), 100);
    const pickedIds = form.all("pick").filter(isId).slice(0, mostFound);
    const foundIds = search === "" ? [] : await find(house, desk, search);
    const likely = line.found !== null && "targets" in line.found && pickedIds.length === 0 ? line.found.targets.map(({ dealId }) => dealId) : [];
    const deals = await readDealsSaid(house, desk, [...foundIds, ...pickedIds, ...likely, ...bookings.map((one) => one.deal_id)]);
    const known = (ids: readonly string[]) => [...new Set(ids)].flatMap((id) => deals.get(id) ?? []);
    const { picked, leftCents } = await divide(house, desk, { line, deals: known(pickedIds), form });
    const page = (
      <LinePage
        desk={desk}
        line={line}
        booked={bookings.flatMap((one) => known([one.deal_id]).map((deal) => ({ deal, cents: one.cents })))}
        search={search}
        found={known([...pickedIds, ...likely, ...foundIds])}
        picked={picked}
        leftCents={leftCents}
        wrong={problem === null ? [] : [{ fieldId: "q", text: bankTexts[desk.locale].problems[problem] }]}
      />
    );
    return c.html(page, problem === null ? 200 : 409);
  }

  return pages;
}

async function find({ db }: House, { organisationId }: Desk, search: string): Promise<string[]> {
  const [byInvoice, byName] = await Promise.all([dealIdsByInvoice(db, organisationId, search), listDeals(db, organisationId, { search, offset: 0, most: mostFound })]);
  return [...byInvoice, ...byName.map(({ id }) => id)].slice(0, mostFound);
}

/** The amount of a line over the deals that were picked: as typed, else what is open of each in turn and the rest on the last. */
async function divide(house: House, { organisationId }: Desk, { line, deals, form }: { line: Line; deals: readonly DealSaid[]; form: Form }): Promise<{ picked: Picked[]; leftCents: number }> {
  let left = line.units;
  const picked: Picked[] = [];
  for (const [at, deal] of deals.entries()) {
    const typed = form.text(`a-${deal.id}`);
    const isLast = at === deals.length - 1;
    const cents = deals.length === 1 ? line.units : typed === "" ? Math.max(0, isLast ? left : Math.min(left, deal.openCents)) : parseEuros(typed);
    left -= cents ?? 0;
    const preview = cents === null || cents <= 0 ? null : await previewPayment(house, { organisationId, dealId: deal.id, amountCents: cents });
    picked.push({ deal, cents, effect: preview?.ok === true ? preview.effect : null });
  }
  return { picked, leftCents: left };
}

/** `deal:cents`, as the page wrote it; anything else names no deal. */
function targetsOf(form: Form): { dealId: string; cents: number }[] {
  return form.all("target").slice(0, mostFound).flatMap((target) => {
    const [dealId = "", amount = ""] = target.split(":");
    return isId(dealId) && /^\d{1,12}$/.test(amount) ? [{ dealId, cents: Number(amount) }] : [];
  });
}

function done(c: Context<LineEnv>, news: string) {
  return c.redirect(`${bankPath}?news=${news}&settled=${c.var.line.id}`, 303);
}
