import { Hono } from "hono";
import type { Context } from "hono";
import { readForm } from "../../../platform/http/form.ts";
import type { House } from "../../../platform/house.ts";
import { previewLetterOf, withdrawByLetter } from "../../withdrawal/actions.ts";
import type { LetterRefusal } from "../../withdrawal/actions.ts";
import type { OneDealEnv } from "../deal/routes.tsx";
import { NotFoundPage } from "../frame/office-page.tsx";
import { readLetterForm } from "./letter-form.ts";
import type { LetterForm } from "./letter-form.ts";
import { LetterPage } from "./letter-page.tsx";
import type { LetterPageProps } from "./letter-page.tsx";

/** A consumer's withdrawal by letter or mail, under the address of the deal in the office. */
export function letterRoutes(house: House) {
  const pages = new Hono<OneDealEnv>();
  pages.use(async (c, next) => (c.var.facts.deal.customer.kind === "consumer" ? next() : c.html(<NotFoundPage desk={c.var.desk} />, 404)));

  pages.get("/", (c) => {
    const today = c.var.desk.now.toZonedDateTimeISO(c.var.desk.zone).toPlainDate().toString();
    return show(c, { typed: { channel: "letter", receivedOn: today, sentOn: "", words: "" }, wants: "look", days: null, problems: new Map() }, null);
  });

  pages.post("/", async (c) => {
    const { desk, facts } = c.var;
    const form = readLetterForm(await readForm(c));
    if (form.days === null) return show(c, form, null, 422);
    if (form.wants === "look") {
      const looked = await previewLetterOf(house, facts.deal, form.days);
      return looked.ok ? show(c, form, looked) : refused(c, form, looked.refusal);
    }
    const outcome = await withdrawByLetter(house, { organisationId: desk.organisationId, dealId: facts.deal.id, channel: form.typed.channel, words: form.typed.words, ...form.days });
    if (!outcome.ok) return refused(c, form, outcome.refusal);
    return c.redirect(`/office/deals/${facts.deal.code}?done=${outcome.outcome === "withdrawn" ? "withdrawn" : "statement-answered"}`, 303);
  });

  return pages;
}

function refused(c: Context<OneDealEnv>, form: LetterForm, { kind }: LetterRefusal) {
  return show(c, { ...form, problems: new Map([[kind === "sent-after-received" ? "sentOn" : "receivedOn", kind]]) }, null, 422);
}

function show(c: Context<OneDealEnv>, form: LetterForm, looked: LetterPageProps["looked"], status: 200 | 422 = 200) {
  return c.html(<LetterPage facts={c.var.facts} desk={c.var.desk} form={form} looked={looked} />, status);
}
