import { Hono } from "hono";
import type { Context } from "hono";
import { formatCode } from "../../../domain/deal/code.ts";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { findDeal } from "../../deal/store.ts";
import { closeStatement, seeStatement, withdrawFor } from "../../withdrawal/actions.ts";
import { findStatement } from "../../withdrawal/store.ts";
import type { Statement } from "../../withdrawal/store.ts";
import { isId } from "../frame/desk.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import { StatementPage } from "./page.tsx";
import type { StatementTrouble } from "./page.tsx";

type StatementEnv = { Variables: DeskEnv["Variables"] & { statement: Statement } };

/** Statements of withdrawal that a person has to look at, under `/office/withdrawals`. */
export function withdrawalsRoutes(house: House) {
  const pages = new Hono<StatementEnv>();

  pages.use("/:statement", async (c, next) => {
    const id = c.req.param("statement");
    const statement = isId(id) ? await findStatement(house.db, c.var.desk.organisationId, id) : undefined;
    if (statement === undefined) return c.html(<NotFoundPage desk={c.var.desk} />, 404);
    c.set("statement", statement);
    return next();
  });

  pages.post("/:statement/seen", async (c) => {
    const statementId = c.req.param("statement");
    const outcome = isId(statementId) ? await seeStatement(house, { organisationId: c.var.desk.organisationId, statementId }) : null;
    return outcome?.ok === true ? c.redirect("/office?done=statement-seen", 303) : c.html(<NotFoundPage desk={c.var.desk} />, 404);
  });

  pages.get("/:statement", async (c) => show(c, { typed: await meantCode(house, c.var.statement), trouble: null }, 200));

  pages.post("/:statement", async (c) => {
    const form = await readForm(c);
    const { desk, statement } = c.var;
    const which = { organisationId: desk.organisationId, statementId: statement.id };
    if (form.text("intent") === "close") {
      await closeStatement(house, which);
      return c.redirect("/office?done=statement-left", 303);
    }
    const code = form.text("code");
    if (code === "") return show(c, { typed: "", trouble: "code-missing" }, 422);
    const outcome = await withdrawFor(house, { ...which, code });
    if (outcome.ok) return c.redirect(`/office/deals/${outcome.code.replace("-", "")}?done=withdrawn`, 303);
    const { kind } = outcome.refusal;
    if (kind === "statement-unknown") return c.html(<NotFoundPage desk={desk} />, 404);
    return show(c, { typed: code, trouble: kind }, kind === "settled" ? 409 : 422);
  });

  return pages;
}

/** The deal whose number was named, though perhaps not by its customer; empty when there is none. */
async function meantCode({ db }: House, { organisation_id: organisationId, deal_id: dealId }: Statement): Promise<string> {
  const deal = dealId === null ? undefined : await findDeal(db, organisationId, dealId);
  return deal === undefined ? "" : formatCode(deal.code);
}

function show(c: Context<StatementEnv>, form: { typed: string; trouble: StatementTrouble | null }, status: 200 | 409 | 422) {
  return c.html(<StatementPage statement={c.var.statement} desk={c.var.desk} {...form} />, status);
}
