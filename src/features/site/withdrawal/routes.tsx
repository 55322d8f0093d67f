import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { networkOf } from "../../../platform/http/client.ts";
import { readForm } from "../../../platform/http/form.ts";
import { localeOf } from "../../../platform/http/locale.ts";
import { findOrganisation } from "../../catalogue/store.ts";
import type { Organisation } from "../../catalogue/store.ts";
import { stateWithdrawal } from "../../withdrawal/actions.ts";
import { readStatement } from "../../withdrawal/statement-form.ts";
import type { StatementForm } from "../../withdrawal/statement-form.ts";
import { GonePage } from "../small-pages.tsx";
import { modelFormPdf } from "./model-form.ts";
import { ConfirmPage, ModelFormPage, ReceivedPage, StatePage, TooManyPage } from "./pages.tsx";

type WithdrawalEnv = { Variables: { organisation: Organisation } };

const empty: StatementForm = { typed: { name: "", order: "", email: "" }, problems: new Map() };

/**
 * The withdrawal function for everybody, at `/withdraw` and at its Dutch name. Looking never withdraws, and the answer is the same
 * for an order that exists and one that does not.
 */
export function withdrawalRoutes(house: House) {
  const pages = new Hono<WithdrawalEnv>();
  const frameOf = (c: Context<WithdrawalEnv>) => ({ organisation: c.var.organisation, locale: localeOf(c, c.var.organisation.locale), baseUrl: house.config.baseUrl });

  for (const address of ["/withdraw", "/herroepen"]) {
    pages.use(`${address}/*`, async (c, next) => {
      const organisation = await findOrganisation(house.db, c.req.param("org") ?? "");
      if (organisation === undefined) return c.html(<GonePage locale={localeOf(c, "nl")} organisation={null} />, 404);
      c.set("organisation", organisation);
      return next();
    });

    pages.get(address, (c) => c.html(<StatePage {...frameOf(c)} form={empty} />));

    pages.post(address, async (c) => {
      const frame = frameOf(c);
      const form = await readForm(c);
      const statement = readStatement(form.text);
      const step = form.text("step");
      if (step === "change") return c.html(<StatePage {...frame} form={{ typed: statement.typed, problems: new Map() }} />);
      if (statement.problems.size > 0) return c.html(<StatePage {...frame} form={statement} />, 422);
      if (step !== "confirm") return c.html(<ConfirmPage {...frame} typed={statement.typed} now={house.clock.now()} />);
      const { organisation, locale } = frame;
      const outcome = await stateWithdrawal(house, { organisationId: organisation.organisation_id, channel: "site", dealId: null, stated: statement.typed, locale, network: networkOf(c) });
      return outcome.ok ? c.html(<ReceivedPage {...frame} receivedAt={outcome.receivedAt} />) : c.html(<TooManyPage {...frame} />, 429);
    });

    pages.get(`${address}/form`, (c) => c.html(<ModelFormPage {...frameOf(c)} />));

    pages.get(`${address}/form.pdf`, async (c) => {
      const { organisation, locale } = frameOf(c);
      return c.body(new Uint8Array(await modelFormPdf(organisation, locale)), 200, {
        "content-type": "application/pdf",
        "content-disposition": `inline; filename="${organisation.slug}-${locale === "nl" ? "herroepen" : "withdraw"}.pdf"`,
      });
    });
  }

  return pages;
}
