import { Hono } from "hono";
import type { House } from "../../../platform/house.ts";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import type { Desk, DeskEnv } from "../frame/desk.ts";
import { money } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import { readChoices } from "./store.ts";
import type { CustomerChoice } from "./store.ts";
import { ChoicesTable } from "./table.tsx";
import { choicesTexts } from "./texts.ts";

/** Who has not answered after a session was called off or moved, and what is still to be paid back, under `/office/choices`. */
export function choicesRoutes(house: House) {
  const pages = new Hono<DeskEnv>();
  pages.get("/", async (c) => c.html(<ChoicesPage desk={c.var.desk} choices={await readChoices(house.db, c.var.desk.organisationId, null, c.var.desk.now)} />));
  return pages;
}

function ChoicesPage({ choices, desk }: { choices: readonly CustomerChoice[]; desk: Desk }) {
  const texts = choicesTexts[desk.locale];
  const open = choices.filter(({ answer }) => answer === "open").length;
  const backCents = choices.reduce((sum, one) => sum + one.backCents, 0);
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={texts.title}
      head={{ crumb: [{ href: "/office/sessions", label: frameTexts[desk.locale].sessions }], title: texts.title, lead: texts.lead(open, backCents === 0 ? null : money(backCents, desk)) }}
    >
      {choices.length === 0 ? <EmptyLine>{texts.empty}</EmptyLine> : <ChoicesTable choices={choices} desk={desk} bySession />}
    </OfficePage>
  );
}
