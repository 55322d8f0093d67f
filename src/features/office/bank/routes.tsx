import { Hono } from "hono";
import type { Context } from "hono";
import { csvMapping, decideStatement, endRule, makeRule, saveMapping, addAccount } from "../../bank/actions.ts";
import { endsOfImport, findImport, findLine, findStatement, forgetRows, lineCounts, linesIn, linesOfStatement, listImports, listRules, parkedStatements, readRefusal, statementsOf } from "../../bank/store.ts";
import type { House } from "../../../platform/house.ts";
import { emptyForm, queryForm, readForm } from "../../../platform/http/form.ts";
import type { Form } from "../../../platform/http/form.ts";
import { isId } from "../frame/desk.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import type { Wrong } from "../frame/office-page.tsx";
import { ColumnsPage } from "./columns-page.tsx";
import { readProposals } from "./facts.ts";
import { ImportPage } from "./import-page.tsx";
import { lineRoutes } from "./line-routes.tsx";
import { LinesPage, shownStates } from "./lines-page.tsx";
import { mappingOf } from "./mapping-form.ts";
import { BankPage } from "./page.tsx";
import { bankPath } from "./proposals.tsx";
import { RulesPage } from "./rules-page.tsx";
import { StatementPage } from "./statement-page.tsx";
import { startImport } from "./start-import.ts";
import { bankTexts } from "./texts.ts";
import type { BankProblem } from "./texts.ts";

const shownFirst = 10;
const shownMost = 200;
const pageSize = 50;
const statementLines = 100;

/** Money as the bank tells it, under `/office/money/bank`. */
export function bankRoutes(house: House) {
  const pages = new Hono<DeskEnv>();
  const { db } = house;

  pages.get("/", (c) => showBank(c));

  pages.get("/upload", (c) => c.redirect(bankPath, 303));
  pages.post("/upload", async (c) => {
    const started = await startImport(house, c, { organisationId: c.var.desk.organisationId, by: c.var.desk.user.id });
    return started.ok ? c.redirect(`${bankPath}/imports/${started.importId}`, 303) : showBank(c, started.problem);
  });

  pages.get("/imports/:id", async (c) => {
    const { organisationId } = c.var.desk;
    const one = await own(c.req.param("id"), (id) => findImport(db, organisationId, id));
    if (one === undefined) return notFound(c);
    if (one.state === "reading" || one.state === "booking") c.header("Refresh", "3");
    return c.html(<ImportPage desk={c.var.desk} one={one} statements={await statementsOf(db, organisationId, one.id)} ends={await endsOfImport(db, organisationId, one.id)} refusal={readRefusal(one.refusal)} />);
  });

  pages.post("/accounts", async (c) => {
    const { organisationId, user } = c.var.desk;
    const added = await addAccount(house, { organisationId, account: (await readForm(c)).text("account"), by: user.id });
    return c.redirect(added.ok ? `${bankPath}?news=account#upload` : bankPath, 303);
  });

  pages.get("/columns/:id", async (c) => showColumns(c, emptyForm));
  pages.post("/columns/:id", async (c) => {
    const { organisationId, user } = c.var.desk;
    const one = await own(c.req.param("id"), (id) => findImport(db, organisationId, id));
    const refusal = readRefusal(one?.refusal ?? null);
    if (one === undefined || refusal?.columns === undefined) return notFound(c);
    const form = await readForm(c);
    const mapping = csvMapping.safeParse(mappingOf(form, refusal.columns));
    const saved = mapping.success ? await saveMapping(house, { organisationId, columns: refusal.columns, mapping: mapping.data, by: user.id }) : { ok: false };
    if (!saved.ok) return showColumns(c, form, "mapping-incomplete");
    await forgetRows(db, organisationId, one.id);
    return c.redirect(`${bankPath}?news=columns#upload`, 303);
  });

  pages.get("/statements/:id", (c) => showStatement(c));
  pages.post("/statements/:id", async (c) => {
    const { organisationId, user } = c.var.desk;
    const statementId = c.req.param("id");
    const use = (await readForm(c)).text("use");
    if (!isId(statementId) || (await findStatement(db, organisationId, statementId)) === undefined) return notFound(c);
    if (use !== "yes" && use !== "no") return showStatement(c);
    const outcome = await decideStatement(house, { organisationId, statementId, use: use === "yes", by: user.id });
    return c.redirect(`${bankPath}?news=${outcome.ok ? (use === "yes" ? "used" : "dropped") : "decided"}`, 303);
  });

  pages.get("/lines", async (c) => {
    const { desk } = c.var;
    const form = queryForm(c);
    const state = shownStates.find((one) => one === form.text("state")) ?? null;
    const page = /^\d{1,4}$/.test(form.text("page")) ? Number(form.text("page")) : 0;
    const lines = await linesIn(db, desk.organisationId, state === null ? shownStates : [state], { offset: page * pageSize, most: pageSize + 1 });
    return c.html(<LinesPage desk={desk} state={state} counts={await lineCounts(db, desk.organisationId)} lines={lines.slice(0, pageSize)} page={page} more={lines.length > pageSize} />);
  });
  pages.route("/lines", lineRoutes(house));

  pages.get("/rules", (c) => showRules(c, emptyForm));
  pages.post("/rules", async (c) => {
    const { organisationId, user } = c.var.desk;
    const form = await readForm(c);
    const ruleId = form.text("rule");
    if (form.text("intent") === "end" && isId(ruleId)) {
      await endRule(house, { organisationId, ruleId });
      return c.redirect(`${bankPath}/rules?news=ended`, 303);
    }
    const field = (["account", "name", "text"] as const).find((one) => one === form.text("field")) ?? "text";
    const made = await makeRule(house, { organisationId, field, contains: form.text("contains"), by: user.id });
    return made.ok ? c.redirect(`${bankPath}/rules?news=made`, 303) : showRules(c, form, made.refusal.kind);
  });

  async function showBank(c: Context<DeskEnv>, problem: BankProblem | null = null) {
    const { desk } = c.var;
    const { organisationId, locale } = desk;
    const query = queryForm(c);
    const asideId = query.text("aside");
    const wrong: Wrong = problem === null ? [] : [{ fieldId: "file", text: bankTexts[locale].problems[problem] }];
    const aside = await own(asideId, (id) => findLine(db, organisationId, id));
    return c.html(
      <BankPage
        desk={desk}
        proposals={await readProposals(house, desk, query.text("all") === "yes" ? shownMost : shownFirst)}
        imports={await listImports(db, organisationId, 10)}
        parked={await parkedStatements(db, organisationId)}
        aside={aside?.state === "ignored" ? aside : null}
        settled={query.has("aside") || query.has("settled")}
        news={newsOf(query.text("news"), desk.locale)}
        wrong={wrong}
      />,
      problem === null ? 200 : problem === "file-too-large" ? 413 : 422,
    );
  }

  async function showColumns(c: Context<DeskEnv>, form: Form, problem: BankProblem | null = null) {
    const { desk } = c.var;
    const one = await own(c.req.param("id") ?? "", (id) => findImport(db, desk.organisationId, id));
    const refusal = readRefusal(one?.refusal ?? null);
    if (one === undefined || refusal?.columns === undefined) return notFound(c);
    const wrong: Wrong = problem === null ? [] : [{ fieldId: "date", text: bankTexts[desk.locale].problems[problem] }];
    return c.html(<ColumnsPage desk={desk} importId={one.id} refusal={refusal} form={form} wrong={wrong} />, problem === null ? 200 : 422);
  }

  async function showStatement(c: Context<DeskEnv>) {
    const { desk } = c.var;
    const statement = await own(c.req.param("id") ?? "", (id) => findStatement(db, desk.organisationId, id));
    if (statement === undefined || statement.state !== "parked") return statement === undefined ? notFound(c) : c.redirect(`${bankPath}?news=decided`, 303);
    const lines = await linesOfStatement(db, desk.organisationId, statement.id, 10_000);
    return c.html(<StatementPage desk={desk} statement={statement} lines={lines.slice(0, statementLines)} count={lines.length} />);
  }

  async function showRules(c: Context<DeskEnv>, form: Form, problem: BankProblem | null = null) {
    const { desk } = c.var;
    const texts = bankTexts[desk.locale];
    const news = c.req.query("news");
    const wrong: Wrong = problem === null ? [] : [{ fieldId: "contains", text: texts.problems[problem] }];
    return c.html(
      <RulesPage desk={desk} rules={await listRules(db, desk.organisationId)} typed={{ field: form.text("field"), contains: form.text("contains") }} news={news === "made" ? texts.rules.made : news === "ended" ? texts.rules.ended : null} wrong={wrong} />,
      problem === null ? 200 : 422,
    );
  }

  return pages;
}

/** What an address names, when it could be one of ours at all. */
async function own<T>(id: string, find: (id: string) => Promise<T | undefined>): Promise<T | undefined> {
  return isId(id) ? find(id) : undefined;
}

function newsOf(code: string, locale: "nl" | "en"): string | null {
  const texts = bankTexts[locale];
  const news: Readonly<Record<string, string>> = { account: texts.account.added, columns: texts.columns.saved, used: texts.statement.used, dropped: texts.statement.dropped, decided: texts.statement.decided, booked: texts.booked, repeated: texts.repeated, linked: texts.linked, back: texts.backDone };
  return Object.hasOwn(news, code) ? (news[code] ?? null) : null;
}

function notFound(c: Context<DeskEnv>) {
  return c.html(<NotFoundPage desk={c.var.desk} />, 404);
}
