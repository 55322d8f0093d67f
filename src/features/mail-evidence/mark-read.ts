import type { House } from "../../platform/house.ts";

/**
 * The trainer read an answer: it stands on Today no more. Saying so twice changes nothing.
 * @returns false for an answer that is not there
 */
export async function markRead(house: House, { organisationId, id }: { organisationId: string; id: string }): Promise<boolean> {
  const reply = await house.db.selectFrom("inbound_mails").select("id").where("organisation_id", "=", organisationId).where("id", "=", id).where("came_as", "=", "reply").executeTakeFirst();
  if (reply === undefined) return false;
  await house.db.updateTable("inbound_mails").set({ seen_at: house.clock.now().toString() }).where("organisation_id", "=", organisationId).where("id", "=", id).where("seen_at", "is", null).execute();
  return true;
}
