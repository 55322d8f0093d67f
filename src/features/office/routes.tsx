import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import type { House } from "../../platform/house.ts";
import { sameSite } from "../../platform/http/same-site.ts";
import { requireMember } from "../accounts/actions.ts";
import { dealsRoutes } from "./deal/routes.tsx";
import { setDesk } from "./frame/desk.ts";
import type { DeskEnv } from "./frame/desk.ts";
import { NotFoundPage } from "./frame/office-page.tsx";
import { frameTexts } from "./frame/texts.ts";
import { sessionsRoutes } from "./session/routes.tsx";
import { todayRoutes } from "./today/routes.tsx";

/** A terms PDF of ten megabytes with its form around it. */
const largestBody = 11 * 1024 * 1024;

/** The office, under `/office`, for members of one organisation. */
export function officeRoutes(house: House) {
  const pages = new Hono<DeskEnv>();
  pages.use(sameSite((c) => c.text(frameTexts.nl.foreignForm, 403), house.config), requireMember(house), setDesk(house));
  pages.use(bodyLimit({ maxSize: largestBody }));
  pages.route("/", todayRoutes(house));
  pages.route("/sessions", sessionsRoutes(house));
  pages.route("/deals", dealsRoutes(house));
  pages.all("*", (c) => c.html(<NotFoundPage desk={c.var.desk} />, 404));
  return pages;
}
