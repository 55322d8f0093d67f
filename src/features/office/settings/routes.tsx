import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { updateOrganisation } from "../../catalogue/actions.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { checkSettings, readSettings, typedOf } from "./form.ts";
import type { Errors, Typed } from "./form.ts";
import { SettingsPage } from "./page.tsx";

/** What the organisation shows of itself, under `/office/settings`. */
export function settingsRoutes(house: House) {
  const { baseUrl, smtpUrl, mailFrom } = house.config;
  const pages = new Hono<DeskEnv>();

  pages.get("/", (c) => show(c, typedOf(c.var.desk.organisation), new Map()));

  pages.post("/", async (c) => {
    const typed = readSettings(await readForm(c));
    const checked = checkSettings(typed);
    if (!checked.ok) return show(c, typed, checked.errors);
    const { organisationId } = c.var.desk;
    const outcome = await updateOrganisation(house, { organisationId, organisation: checked.organisation });
    if (!outcome.ok) throw new Error(`settings: organisation ${organisationId} has a member and is not there`);
    return c.redirect("/office/settings?done=settings", 303);
  });

  function show(c: Context<DeskEnv>, typed: Typed, errors: Errors) {
    const facts = { baseUrl, mailServer: smtpUrl !== null, mailFrom };
    return c.html(<SettingsPage desk={c.var.desk} typed={typed} errors={errors} house={facts} />, errors.size > 0 ? 422 : 200);
  }

  return pages;
}
