import { Hono } from "hono";
import type { House } from "../../platform/house.ts";
import { dealRoutes } from "./deal/routes.tsx";
import { privatePages } from "./frame/private-pages.ts";
import { waitingRoutes } from "./waiting/routes.tsx";

/** The pages of a customer: a deal, and a place on the waiting list, each behind its secret address. */
export function portalRoutes(house: House) {
  const pages = new Hono();
  pages.use("/d/*", privatePages);
  pages.use("/w/*", privatePages);
  pages.route("/d/:code/:secret", dealRoutes(house));
  pages.route("/w/:code/:secret", waitingRoutes(house));
  return pages;
}
