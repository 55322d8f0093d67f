import type { House } from "../../../platform/house.ts";
import { writeRecords } from "../../evidence/store.ts";
import { holdLine, settleLine } from "../store.ts";

type Which = { organisationId: string; lineId: string; by: string };
type Outcome = { ok: true; repeated: boolean } | { ok: false; refusal: { kind: "line-unknown" | "already-settled" } };

/** A line is not for this organisation's deals: it stays, and asks nothing any more. Said twice it is said once. */
export async function ignoreLine(house: House, { organisationId, lineId, by }: Which): Promise<Outcome> {
  return house.db.transaction().execute(async (trx) => {
    const line = await holdLine(trx, organisationId, lineId);
    if (line === undefined) return { ok: false, refusal: { kind: "line-unknown" } };
    if (line.state === "ignored") return { ok: true, repeated: true };
    if (line.state !== "proposed" && line.state !== "unknown") return { ok: false, refusal: { kind: "already-settled" } };
    const now = house.clock.now();
    await settleLine(trx, { organisationId, lineId, state: "ignored", by, now });
    await writeRecords(trx, organisationId, [{ subjectId: lineId, type: "bank-line.set-aside", at: now, actor: "trainer", details: {} }]);
    return { ok: true, repeated: false };
  });
}

/** Back to where it was before it was ignored. What was booked cannot be: a payment says that money came, and it did. */
export async function reopenLine(house: House, { organisationId, lineId }: Which): Promise<Outcome> {
  return house.db.transaction().execute(async (trx) => {
    const line = await holdLine(trx, organisationId, lineId);
    if (line === undefined) return { ok: false, refusal: { kind: "line-unknown" } };
    if (line.state === "proposed" || line.state === "unknown") return { ok: true, repeated: true };
    if (line.state !== "ignored") return { ok: false, refusal: { kind: "already-settled" } };
    const proposes = line.found?.kind === "proposed" || line.found?.kind === "certain" || line.found?.kind === "refund";
    await settleLine(trx, { organisationId, lineId, state: proposes ? "proposed" : "unknown", by: null, now: null });
    await writeRecords(trx, organisationId, [{ subjectId: lineId, type: "bank-line.reopened", at: house.clock.now(), actor: "trainer", details: {} }]);
    return { ok: true, repeated: false };
  });
}
