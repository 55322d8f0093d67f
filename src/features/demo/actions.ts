import type { House } from "../../platform/house.ts";
import { createOwner } from "../accounts/actions.ts";
import { findOrganisation } from "../catalogue/store.ts";
import { studio } from "./catalogue.ts";
import { liveThroughHistory } from "./history.ts";
import { setDemoStage } from "./stage.ts";

/** How a visitor of the demo gets into the office. */
export const demoLogIn = { email: "marit@studiohelder.example", password: "helder-en-duidelijk" };

/**
 * Fills an empty demo: an organisation with three courses and one booking in every state. Does nothing when it is filled.
 * @param sweep does what is due at an instant, so that history takes its course
 * @throws {Error} one line, when an earlier start was killed while it filled the demo
 */
export async function fillDemo(house: House, sweep: (house: House, asOf: Temporal.Instant) => Promise<unknown>): Promise<{ filled: boolean }> {
  const organisation = await findOrganisation(house.db, studio.slug);
  if (organisation !== undefined) {
    if (!(await isWhole(house, organisation.organisation_id))) throw new Error(brokenOff(house));
    return { filled: false };
  }
  const now = house.clock.now();
  const today = now.toZonedDateTimeISO("Europe/Amsterdam").toPlainDate();
  const stage = await setDemoStage(house, today, now.subtract({ hours: 40 * 24 }));
  await liveThroughHistory(house, stage, { now, sweep });
  const owner = await createOwner(house, { organisationId: stage.organisationId, name: studio.contact_name, ...demoLogIn });
  if (!owner.ok) throw new Error(`demo: the owner was refused: ${owner.refusal.kind}`);
  return { filled: true };
}

/** The owner comes last: whoever is there says that everything before is there. */
async function isWhole(house: House, organisationId: string): Promise<boolean> {
  const owner = await house.db.selectFrom("members").select("user_id").where("organisation_id", "=", organisationId).executeTakeFirst();
  return owner !== undefined;
}

function brokenOff({ config }: House): string {
  const place = config.databaseUrl === null ? `remove ${config.dataFolder}` : "empty the database behind DATABASE_URL";
  return `this demo was broken off while it was filled: ${place} and start again`;
}
