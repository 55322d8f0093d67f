import { Hono } from "hono";
import type { Context } from "hono";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { randomSecret } from "../../../platform/ids.ts";
import { listCourses } from "../../catalogue/store.ts";
import { endDiscountCode, makeDiscountCode } from "../../discounts/actions.ts";
import { findDiscountCode, listDiscountCodes } from "../../discounts/store.ts";
import { isId } from "../frame/desk.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { NotFoundPage } from "../frame/office-page.tsx";
import { emptyDiscount, fieldOf, readDiscount } from "./form.ts";
import type { DiscountForm } from "./form.ts";
import { DiscountsPage, EndDiscountPage, NewDiscountPage } from "./pages.tsx";

/** The discount codes of the organisation, under `/office/discounts`. */
export function discountsRoutes(house: House) {
  const pages = new Hono<DeskEnv>();

  pages.get("/", async (c) => c.html(<DiscountsPage codes={await listDiscountCodes(house.db, c.var.desk.organisationId)} desk={c.var.desk} />));

  pages.get("/new", (c) => showNew(c, emptyDiscount(randomSecret())));
  pages.post("/new", async (c) => {
    const { organisationId, user } = c.var.desk;
    const form = readDiscount(await readForm(c), randomSecret());
    if (form.input === null) return showNew(c, form);
    const outcome = await makeDiscountCode(house, { organisationId, by: user.id }, { ...form.input, token: form.token });
    if (outcome.ok) return c.redirect("/office/discounts?done=discount-made", 303);
    const { kind } = outcome.refusal;
    return showNew(c, { ...form, problems: new Map([[fieldOf(kind), kind]]) });
  });

  pages.get("/:id/end", async (c) => {
    const code = isId(c.req.param("id")) ? await findDiscountCode(house.db, c.var.desk.organisationId, c.req.param("id")) : undefined;
    return code === undefined ? c.html(<NotFoundPage desk={c.var.desk} />, 404) : c.html(<EndDiscountPage code={code} desk={c.var.desk} />);
  });
  pages.post("/:id/end", async (c) => {
    const id = c.req.param("id");
    const outcome = isId(id) ? await endDiscountCode(house, c.var.desk.organisationId, id) : { ok: false };
    return outcome.ok ? c.redirect("/office/discounts?done=discount-ended", 303) : c.html(<NotFoundPage desk={c.var.desk} />, 404);
  });

  async function showNew(c: Context<DeskEnv>, form: DiscountForm) {
    const courses = await listCourses(house.db, c.var.desk.organisationId);
    return c.html(<NewDiscountPage form={form} courses={courses} desk={c.var.desk} />, form.problems.size === 0 ? 200 : 422);
  }

  return pages;
}
