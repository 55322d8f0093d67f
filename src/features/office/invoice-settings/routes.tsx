import { Hono } from "hono";
import type { Context } from "hono";
import { seriesOf } from "../../../domain/invoice/series.ts";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { keepLogo, removeLogo } from "../../letterhead/actions.ts";
import { logoOf } from "../../letterhead/store.ts";
import { setNumbering } from "../../numbering/actions.ts";
import { seriesStand } from "../../numbering/store.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { nextNumber, numberingProblem, readNumbering } from "./form.ts";
import type { Problem, Typed } from "./form.ts";
import { InvoiceSettingsPage } from "./page.tsx";

const here = "/office/settings/invoices";
const mediaTypes = { svg: "image/svg+xml", png: "image/png" } as const;

/** Logo and numbers of invoices, under `/office/settings/invoices`. */
export function invoiceSettingsRoutes(house: House) {
  const pages = new Hono<DeskEnv>();

  pages.get("/", (c) => show(c, null, null));

  pages.post("/", async (c) => {
    const typed = readNumbering(await readForm(c));
    const number = nextNumber(typed);
    if (!number.ok) return show(c, typed, { field: "next", kind: "number-wrong" });
    const outcome = await setNumbering(house, { organisationId: c.var.desk.organisationId, prefix: typed.prefix, next: number.next });
    if (!outcome.ok) return show(c, typed, numberingProblem(outcome.refusal));
    return c.redirect(`${here}?done=numbers`, 303);
  });

  /** Shown as a picture only: nothing in it may run or fetch, also when its address is opened by itself. */
  pages.get("/logo-image", async (c) => {
    const logo = await logoOf(house.db, c.var.desk.organisationId);
    if (logo === null) return c.redirect(here, 303);
    return c.body(new Uint8Array(logo.bytes), 200, {
      "content-type": mediaTypes[logo.format],
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-cache",
    });
  });

  pages.get("/logo", (c) => c.redirect(here, 303));
  pages.post("/logo", async (c) => {
    const file = (await readForm(c)).file("logo");
    if (file === null) return show(c, null, { field: "logo", kind: "file-missing" });
    const outcome = await keepLogo(house, { organisationId: c.var.desk.organisationId, bytes: Buffer.from(await file.arrayBuffer()) });
    if (!outcome.ok) return show(c, null, { field: "logo", kind: outcome.refusal.kind });
    return c.redirect(`${here}?done=logo`, 303);
  });

  pages.get("/logo/remove", (c) => c.redirect(here, 303));
  pages.post("/logo/remove", async (c) => {
    await removeLogo(house, c.var.desk.organisationId);
    return c.redirect(`${here}?done=logo-removed`, 303);
  });

  async function show(c: Context<DeskEnv>, typed: Typed | null, problem: Problem | null) {
    const { desk } = c.var;
    const { organisation, organisationId } = desk;
    const { year } = desk.now.toZonedDateTimeISO(desk.zone);
    const series = seriesOf(organisation.invoice_prefix, year);
    const [stand, logo] = await Promise.all([seriesStand(house.db, { organisationId, series }), logoOf(house.db, organisationId)]);
    const kept = { prefix: organisation.invoice_prefix, next: stand.begun ? "" : String(stand.next) };
    const page = <InvoiceSettingsPage desk={desk} typed={typed ?? kept} problem={problem} series={series} year={year} stand={stand} logo={logo?.sha256 ?? null} />;
    return c.html(page, problem === null ? 200 : 422);
  }

  return pages;
}
