import { Hono } from "hono";
import type { TrackRules } from "../../../domain/track-record/track-rules.ts";
import type { House } from "../../../platform/house.ts";
import { readForm } from "../../../platform/http/form.ts";
import { setTrackRules } from "../../track-record/actions.ts";
import { countTouched } from "../../track-record/store.ts";
import type { Desk, DeskEnv } from "../frame/desk.ts";
import { checkRules, readRules, rulesTyped } from "./rules-form.ts";
import { RulesPage } from "./rules-page.tsx";
import type { RulesPreview } from "./rules-page.tsx";

/** The rules of the track record, under `/office/settings/track-record`: what they would do is shown before they are set. */
export function trackRulesRoutes(house: House) {
  const pages = new Hono<DeskEnv>();

  pages.get("/", async (c) => {
    const { desk } = c.var;
    const rules = desk.organisation.track_rules;
    const preview = rules === null ? null : await previewOf(house, desk, rules);
    return c.html(<RulesPage desk={desk} typed={rulesTyped(rules)} problems={[]} preview={preview} />);
  });

  pages.post("/", async (c) => {
    const { desk } = c.var;
    const form = await readForm(c);
    const typed = readRules(form);
    const checked = checkRules(typed);
    if (!checked.ok) return c.html(<RulesPage desk={desk} typed={typed} problems={checked.problems} preview={null} />, 422);
    const { rules } = checked;
    if (form.text("intent") !== "save") return c.html(<RulesPage desk={desk} typed={typed} problems={[]} preview={await previewOf(house, desk, rules)} />);
    const outcome = await setTrackRules(house, { organisationId: desk.organisationId, rules });
    if (!outcome.ok) throw new Error(`track record: checked rules of organisation ${desk.organisationId} were refused: ${outcome.refusal.kind}`);
    return c.redirect("/office/settings/track-record?done=track-rules", 303);
  });

  return pages;
}

async function previewOf(house: House, { organisationId, now }: Desk, rules: TrackRules | null): Promise<RulesPreview> {
  const touched = rules === null ? { customers: 0, trusted: 0, careful: 0 } : await countTouched(house.db, organisationId, rules, now);
  return { rules, touched };
}
