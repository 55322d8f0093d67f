import { tasks } from "../../src/tasks.ts";
import type { House } from "../../src/platform/house.ts";

/** Sends all mail that waits, in order, as the worker does. */
export function sendAllOf(house: House) {
  return async (): Promise<void> => {
    for (const { id, organisation_id: organisationId } of await house.db.selectFrom("messages").select(["id", "organisation_id"]).where("state", "=", "queued").orderBy("id").execute()) {
      await tasks(house)["send-message"]?.({ organisationId, messageId: id }, {} as never);
    }
  };
}
