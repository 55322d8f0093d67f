import { Hono } from "hono";
import type { House } from "../../../platform/house.ts";
import { strayMails, unprovenReports } from "../../mail-evidence/store.ts";
import type { DeskEnv } from "../frame/desk.ts";
import { stuckMessages } from "../../messages/store.ts";
import { latestMails } from "./latest.ts";
import { MailPage } from "./page.tsx";

const most = 100;
const mostMails = 50;

/** The newest mails, and what came in about our mail, under `/office/mail`. */
export function mailRoutes(house: House) {
  const pages = new Hono<DeskEnv>();

  pages.get("/", async (c) => {
    const { desk } = c.var;
    const [mails, stuck, unproven, strays] = await Promise.all([
      latestMails(house, desk, mostMails),
      stuckMessages(house.db, desk.organisationId, house.clock.now(), most),
      unprovenReports(house.db, desk.organisationId, most),
      strayMails(house.db, most),
    ]);
    return c.html(<MailPage desk={desk} domain={house.config.bounce?.domain ?? null} mails={mails} stuck={stuck} unproven={unproven} strays={strays} />);
  });

  return pages;
}
