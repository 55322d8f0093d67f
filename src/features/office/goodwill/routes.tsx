import { Hono } from "hono";
import type { House } from "../../../platform/house.ts";
import { goodwillEntries, salesAfterGoodwill } from "../../goodwill/store.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { GoodwillPage } from "./page.tsx";

const most = 500;

/** What was given without having to, under `/office/goodwill`. */
export function goodwillRoutes(house: House) {
  const pages = new Hono<DeskEnv>();
  pages.get("/", async (c) => {
    const { desk } = c.var;
    const [entries, sales] = await Promise.all([goodwillEntries(house.db, desk.organisationId, { most }), salesAfterGoodwill(house.db, desk.organisationId)]);
    return c.html(<GoodwillPage desk={desk} entries={entries} sales={sales} />);
  });
  return pages;
}
