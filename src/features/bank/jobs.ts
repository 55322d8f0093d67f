import { at } from "../../platform/database/at.ts";
import type { House } from "../../platform/house.ts";
import { matchWaiting } from "./importing/match-waiting.ts";
import { organisationsWithWaitingLines } from "./store.ts";

/** An import that said nothing for so long has lost its program. */
const patienceMinutes = 30;

/**
 * Takes up what a program that was killed left: imports that are not read any more are marked as broken off, and lines that wait get
 * their end. Everything in it may happen twice.
 */
export async function resumeImports(house: House, asOf: Temporal.Instant): Promise<void> {
  const before = asOf.subtract({ minutes: patienceMinutes });
  await house.db.updateTable("bank_imports").set({ state: "broken-off", finished_at: asOf.toString() }).where("state", "in", ["reading", "booking"]).where("started_at", "<", at(before)).execute();
  for (const organisationId of await organisationsWithWaitingLines(house.db)) await matchWaiting(house, organisationId);
}
