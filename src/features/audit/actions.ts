import type { House } from "../../platform/house.ts";
import { invariants } from "./invariants.ts";

export type Violation = { organisationId: string; subject: string; found: string };

export type AuditReport = {
  ok: boolean;
  at: string;
  invariants: { number: number; name: string; checked: number; violations: Violation[] }[];
};

/** Reads everything and changes nothing. All invariants are looked at from one moment, however busy the house is. */
export async function audit(house: House): Promise<AuditReport> {
  const now = house.clock.now();
  const found = await house.db
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (trx) => {
      const results: AuditReport["invariants"] = [];
      for (const { number, name, check } of invariants) {
        results.push({ number, name, ...(await check(trx, now)) });
      }
      return results;
    });
  return { ok: found.every(({ violations }) => violations.length === 0), at: now.toString(), invariants: found };
}
