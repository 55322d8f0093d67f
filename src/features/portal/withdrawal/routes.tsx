import { Hono } from "hono";
import type { Context } from "hono";
import { formatCode } from "../../../domain/deal/code.ts";
import type { House } from "../../../platform/house.ts";
import { networkOf } from "../../../platform/http/client.ts";
import { readForm } from "../../../platform/http/form.ts";
import { findOrganisationById } from "../../catalogue/store.ts";
import { previewWithdrawal, stateWithdrawal } from "../../withdrawal/actions.ts";
import { readStatement } from "../../withdrawal/statement-form.ts";
import type { StatementForm } from "../../withdrawal/statement-form.ts";
import type { DealEnv } from "../deal/routes.tsx";
import { portalLocale } from "../frame/private-pages.ts";
import { ConfirmPage, RefusedPage, StatePage, WithdrawnPage } from "./pages.tsx";

/** The withdrawal function behind the address of a deal: filled in, and with the reason in words when it is not possible. */
export function dealWithdrawalRoutes(house: House) {
  const pages = new Hono<DealEnv>();

  pages.get("/", async (c) => show(house, c, { form: knownOf(c), step: "state" }));

  pages.post("/", async (c) => {
    const { deal, path } = c.var;
    const form = await readForm(c);
    const order = formatCode(deal.code);
    const statement = readStatement((name) => (name === "order" ? order : form.text(name)));
    const step = form.text("step");
    if (step === "change") return show(house, c, { form: { typed: statement.typed, problems: new Map() }, step: "state" });
    if (statement.problems.size > 0 || step !== "confirm") return show(house, c, { form: statement, step: statement.problems.size > 0 ? "state" : "confirm" });
    await stateWithdrawal(house, { organisationId: deal.organisation_id, channel: "deal-page", dealId: deal.id, stated: statement.typed, locale: portalLocale(c, deal.locale), network: networkOf(c) });
    return c.redirect(`${path}/withdraw`, 303);
  });

  return pages;
}

/** What is known of the customer is filled in. */
function knownOf(c: Context<DealEnv>): StatementForm {
  const { deal } = c.var;
  return { typed: { name: deal.customer.orderedBy.name, order: formatCode(deal.code), email: deal.customer.orderedBy.email }, problems: new Map() };
}

async function show(house: House, c: Context<DealEnv>, { form, step }: { form: StatementForm; step: "state" | "confirm" }) {
  const { deal, path } = c.var;
  const [organisation, preview] = await Promise.all([findOrganisationById(house.db, deal.organisation_id), previewWithdrawal(house, deal)]);
  if (organisation === undefined) throw new Error(`deal ${deal.id}: its organisation is not there`);
  const frame = { deal, organisation, locale: portalLocale(c, deal.locale), path };
  switch (preview.state) {
    case "withdrawn":
      return c.html(<WithdrawnPage {...frame} receivedAt={preview.receivedAt} standing={preview.now} />);
    case "refused":
      return c.html(<RefusedPage {...frame} because={preview.because} standing={preview.now} />, c.req.method === "POST" ? 409 : 200);
    case "open":
      if (step === "confirm") return c.html(<ConfirmPage {...frame} typed={form.typed} after={preview.after} now={house.clock.now()} />);
      return c.html(<StatePage {...frame} form={form} />, form.problems.size > 0 ? 422 : 200);
    default:
      return preview satisfies never;
  }
}
