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
 */
export async function fillDemo(house: House, sweep: (house: House, asOf: Temporal.Instant) => Promise<unknown>): Promise<{ filled: boolean }> {
  if ((await findOrganisation(house.db, studio.slug)) !== undefined) return { filled: false };
  const now = house.clock.now();
  const today = now.toZonedDateTimeISO("Europe/Amsterdam").toPlainDate();
  const stage = await setDemoStage(house, today, now.subtract({ hours: 40 * 24 }));
  const owner = await createOwner(house, { organisationId: stage.organisationId, name: studio.contact_name, ...demoLogIn });
  if (!owner.ok) throw new Error(`demo: the owner was refused: ${owner.refusal.kind}`);
  await liveThroughHistory(house, stage, { now, sweep });
  return { filled: true };
}
