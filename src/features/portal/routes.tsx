import { Hono } from "hono";
import type { House } from "../../platform/house.ts";
import { invitationRoutes } from "./coming/routes.tsx";
import { dealRoutes } from "./deal/routes.tsx";
import { privatePages } from "./frame/private-pages.ts";
import { waitingRoutes } from "./waiting/routes.tsx";

/** The pages of a customer: a deal, a place on the waiting list, and a participant's question whether they come, each behind its secret address. */
export function portalRoutes(house: House) {
  const pages = new Hono();
  pages.use("/d/*", privatePages);
  pages.use("/w/*", privatePages);
  pages.use("/k/*", privatePages);
  pages.route("/d/:code/:secret", dealRoutes(house));
  pages.route("/w/:code/:secret", waitingRoutes(house));
  pages.route("/k/:code/:secret", invitationRoutes(house));
  return pages;
}
