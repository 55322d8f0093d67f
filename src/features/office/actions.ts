import type { House } from "../../platform/house.ts";
import { updateSession } from "../catalogue/actions.ts";
import type { SessionChange, SessionRefusal } from "../catalogue/actions.ts";
import { advanceLine } from "../waiting-list/actions.ts";

/**
 * Changes a session, and offers seats that came free by it to those who wait, in the same transaction.
 * @returns how many places were offered; refusals as for `updateSession`
 */
export async function changeSession(
  house: House,
  which: { organisationId: string; sessionId: string; change: SessionChange },
): Promise<{ ok: true; offered: number } | { ok: false; refusal: SessionRefusal }> {
  let offered = 0;
  const outcome = await updateSession(house, which, async (trx) => {
    ({ offered } = await advanceLine(trx, house, which));
  });
  return outcome.ok ? { ok: true, offered } : outcome;
}
