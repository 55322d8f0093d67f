import type { House, Trx } from "../../platform/house.ts";

export async function advanceLine(_trx: Trx, _house: House, _line: { organisationId: string; sessionId: string }): Promise<void> {
  throw new Error("draft");
}
