import { Hono } from "hono";
import type { Context } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { House } from "../../platform/house.ts";
import { emptyForm, readForm } from "../../platform/http/form.ts";
import { localeOf } from "../../platform/http/locale.ts";
import { sameSite } from "../../platform/http/same-site.ts";
import { logIn, logOut } from "./log-in.ts";
import { LogInPage } from "./pages.tsx";
import type { LogInNews } from "./pages.tsx";
import { clientOf } from "../../platform/http/client.ts";
import { parseSetUp, readSetUp } from "./set-up-form.ts";
import type { FieldProblem, SetUpField } from "./set-up-form.ts";
import { SetUpPage } from "./set-up-page.tsx";
import { setUp } from "./set-up.ts";
import type { SetUpRefusal } from "./set-up.ts";
import { isUntouched } from "./store.ts";

/** The door of the office, under `/office`: set-up, log-in, log-out. */
export function accountsRoutes(house: House) {
  const pages = new Hono();
  const guard = [bodyLimit({ maxSize: 64 * 1024 }), sameSite((c) => c.text("This form did not come from our own page.", 403), house.config)] as const;

  pages.get("/set-up", async (c) => {
    if (!(await isUntouched(house.db))) return c.redirect("/office/log-in", 303);
    return showSetUp(c, house, readSetUp(emptyForm), new Map());
  });

  pages.post("/set-up", ...guard, async (c) => {
    const typed = readSetUp(await readForm(c));
    const parsed = parseSetUp(typed, localeOf(c, "nl"));
    if (!parsed.ok) return showSetUp(c, house, typed, parsed.errors);
    const outcome = await setUp(house, parsed.input);
    if (outcome.ok) return c.redirect("/office/log-in?news=made", 303);
    const { refusal } = outcome;
    if (refusal.kind === "already-set-up") return c.redirect("/office/log-in", 303);
    return showSetUp(c, house, typed, new Map([[fieldOf(refusal), refusal.kind]]));
  });

  pages.get("/log-in", async (c) => {
    if (await isUntouched(house.db)) return c.redirect("/office/set-up", 303);
    return showLogIn(c, newsOf(c.req.query("news")), { email: "", to: c.req.query("to") ?? "" });
  });

  pages.post("/log-in", ...guard, async (c) => {
    const form = await readForm(c);
    const email = form.text("email");
    const to = form.text("to");
    const outcome = await logIn(house, { email, password: form.raw("password"), client: clientOf(c), userAgent: c.req.header("user-agent") ?? "" });
    if (!outcome.ok) {
      const { refusal } = outcome;
      return showLogIn(c, refusal.kind === "wrong" ? { kind: "wrong" } : { kind: "too-many", seconds: refusal.seconds }, { email, to });
    }
    for (const cookie of outcome.cookies) c.header("Set-Cookie", cookie, { append: true });
    return c.redirect(ownPath(to), 303);
  });

  pages.post("/log-out", ...guard, async (c) => {
    const { cookies } = await logOut(house, c.req.raw.headers);
    for (const cookie of cookies) c.header("Set-Cookie", cookie, { append: true });
    return c.redirect("/office/log-in?news=out", 303);
  });

  return pages;
}

function showSetUp(c: Context, house: House, typed: Record<SetUpField, string>, errors: ReadonlyMap<string, FieldProblem>) {
  const page = <SetUpPage locale={localeOf(c, "nl")} baseUrl={house.config.baseUrl} typed={typed} errors={errors} />;
  return c.html(page, errors.size > 0 ? 422 : 200);
}

function showLogIn(c: Context, news: LogInNews, { email, to }: { email: string; to: string }) {
  const status = news?.kind === "wrong" ? 422 : news?.kind === "too-many" ? 429 : 200;
  return c.html(<LogInPage locale={localeOf(c, "nl")} path="/office/log-in" news={news} email={email} to={to} />, status);
}

function newsOf(code: string | undefined): LogInNews {
  return code === "out" || code === "made" ? { kind: code } : null;
}

function fieldOf(refusal: Exclude<SetUpRefusal, { kind: "already-set-up" }>): SetUpField {
  return refusal.kind === "email-taken" ? "ownerEmail" : "password";
}

/** Only a page of the office: an address from elsewhere is never followed. */
function ownPath(to: string): string {
  return /^\/office(\/[\w/-]*)?$/.test(to) ? to : "/office";
}
