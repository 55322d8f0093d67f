import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { publishTerms } from "../../catalogue/actions.ts";
import type { TermsInput } from "../../catalogue/actions.ts";
import { listTermsVersions } from "../../catalogue/store.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { readTerms } from "./facts.ts";
import { readPdf, readText } from "./form.ts";
import type { TermsForm } from "./form.ts";
import { TermsListPage } from "./list-page.tsx";
import { NewTermsPage } from "./new-page.tsx";
import { newestText } from "./store.ts";
import { termsTexts } from "./texts.ts";

/** The terms of the organisation, under `/office/terms`. */
export function termsRoutes(house: House) {
  const pages = new Hono<DeskEnv>();

  pages.get("/", async (c) => c.html(<TermsListPage versions={await readTerms(house, c.var.desk)} desk={c.var.desk} />));

  pages.get("/new", async (c) => {
    const { desk } = c.var;
    const newest = await newestText(house.db, desk.organisationId);
    const typed = { title: newest?.title ?? termsTexts[desk.organisation.locale].usualTitle, locale: desk.organisation.locale, text: newest?.markdown ?? "" };
    return showForm(c, { typed, problem: null }, { kept: newest !== undefined });
  });

  pages.get("/preview", (c) => c.redirect("/office/terms/new", 303));
  pages.post("/preview", async (c) => {
    const form = readText(await readForm(c), c.var.desk.organisation.locale);
    if (form.problem !== null) return showForm(c, form);
    const { markdownHtml } = await import("../../../platform/pdf/markdown.ts");
    return showForm(c, form, { preview: markdownHtml(form.typed.text) });
  });

  pages.post("/", async (c) => {
    const form = readText(await readForm(c), c.var.desk.organisation.locale);
    return publish(c, form, { kind: "markdown", text: form.typed.text });
  });

  pages.get("/pdf", (c) => c.redirect("/office/terms/new", 303));
  pages.post("/pdf", async (c) => {
    const { source, ...form } = await readPdf(await readForm(c), c.var.desk.organisation.locale);
    return publish(c, form, source);
  });

  async function publish(c: Context<DeskEnv>, form: TermsForm, source: TermsInput["source"]) {
    if (form.problem !== null) return showForm(c, form);
    const { organisationId } = c.var.desk;
    const before = await listTermsVersions(house.db, organisationId);
    const outcome = await publishTerms(house, { organisationId, title: form.typed.title, locale: form.typed.locale, source });
    if (!outcome.ok) {
      const { kind } = outcome.refusal;
      if (kind === "organisation-unknown") throw new Error(`terms: organisation ${organisationId} has a member and is not there`);
      return showForm(c, { ...form, problem: kind });
    }
    const { versionId, number } = outcome.version;
    const known = before.some((version) => version.id === versionId);
    return c.redirect(`/office/terms?done=${known ? "terms-known" : "terms"}#v${number}`, 303);
  }

  async function showForm(c: Context<DeskEnv>, form: TermsForm, { kept = false, preview = null }: { kept?: boolean; preview?: string | null } = {}) {
    const { desk } = c.var;
    const [newest] = await listTermsVersions(house.db, desk.organisationId);
    const page = <NewTermsPage desk={desk} number={(newest?.number ?? 0) + 1} form={form} kept={kept} preview={preview} />;
    return c.html(page, form.problem === null ? 200 : 422);
  }

  return pages;
}
