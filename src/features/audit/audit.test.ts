import { beforeEach, describe, expect, test } from "vitest";
import { payAfter, setStage, signUpOf } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { catchUpInvoices } from "../../../test/support/invoices.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { sequence } from "../log/actions.ts";
import { signUp } from "../sign-up/actions.ts";
import { audit } from "./actions.ts";

const house = await createTestHouse();

beforeEach(() => emptyDatabase(house));

async function violated() {
  const report = await audit(house);
  return [...new Set(report.invariants.filter(({ violations }) => violations.length > 0).map(({ number }) => number))];
}

/** Breaks a rule behind the program's back, as a person with database access could. */
async function tamper(statement: string) {
  await house.pool.query(`set session_replication_role = replica; ${statement}; set session_replication_role = origin`);
}

describe("the audit", () => {
  test("finds nothing in a house where everything went its way", async () => {
    const stage = await setStage(house, { capacity: 2 });
    for (const name of ["Sanne Kooiman", "Joris Peeters", "Noor Bakkali"]) await signUp(house, signUpOf(stage, name));
    const report = await audit(house);
    expect(report.invariants.flatMap(({ violations }) => violations)).toEqual([]);
    expect(report.ok).toBe(true);
    expect(report.invariants.find(({ number }) => number === 3)?.checked).toBe(2);
  });

  test.each([
    ["a count of seats that is not true", "update sessions set seats_taken = 0", 1],
    ["somebody who is passed over", "update bookings set arrival = 0 where place = 'waiting'", 2],
    ["terms that were rewritten", "update terms_versions set pdf = 'other'", 3],
    ["a place that no record explains", "update bookings set place = 'confirmed' where place = 'held'", 4],
    ["money that is not there", "update deals set paid_cents = 100", 5],
    ["a mail that left without a record", "update messages set state = 'sent', bytes = 'x', sha256 = encode(sha256('x'), 'hex')", 7],
    ["a record that was rewritten after it was in the log", "update records set at = at - interval '1 day' where type = 'deal.formed'", 8],
    ["a record that was taken away", "delete from records where type = 'deal.formed'", 8],
    ["a leaf that was rewritten", "update log_leaves set bytes = 'x' where index = 1", 8],
    ["a leaf that is gone", "delete from log_leaves where index = 1", 8],
    ["a head that was not signed by the key", "update log_checkpoints set note = replace(note, E'\\n', E'0\\n')", 8],
    ["a tile that holds other hashes", "update log_tiles set hashes = set_byte(hashes, 0, get_byte(hashes, 0) # 1)", 8],
    ["an order that is not the one that was agreed", "update deals set customer = customer || '{\"name\": \"Somebody else\"}'", 8],
    ["a salt that was changed", "update attachments set salt = sha256('x')", 8],
    ["a deadline that nobody looked at", "update deadlines set due_at = '2026-11-01'", 9],
    ["a message about somebody else's deal", "update messages set subject_id = gen_random_uuid()", 10],
    ["an address in a record", "update records set details = details || '{\"to\": \"sanne@noordkaap.example\"}'", 11],
  ])("finds %s", async (_, statement, number) => {
    const stage = await setStage(house, { capacity: 2 });
    for (const name of ["Sanne Kooiman", "Joris Peeters", "Noor Bakkali"]) await signUp(house, signUpOf(stage, name));
    await sequence(house, stage.organisationId);
    await tamper(statement);
    expect(await violated()).toContain(number);
  });

  test.each([
    ["a session that forgot that a cancelled place waits to be sold again", "update sessions set refills_open = false"],
    ["a session that waits for a sale of nothing", "update bookings set refill_since = null"],
  ])("finds %s", async (_, statement) => {
    const stage = await setStage(house, { conditions: payAfter });
    const outcome = await signUp(house, signUpOf(stage, "Sanne Kooiman"));
    if (!outcome.ok || outcome.outcome !== "deal") throw new Error("expected a deal");
    house.clock.set(Temporal.Instant.from("2027-01-15T09:00:00Z"));
    const rows = await house.db.selectFrom("bookings").select("id").execute();
    await cancelBookings(house, { organisationId: stage.organisationId, dealId: outcome.dealId, bookingIds: rows.map(({ id }) => id), by: "customer" });
    await catchUpInvoices(house);
    await house.db.updateTable("deadlines").set({ done_at: house.clock.now().toString(), outcome: "moot" }).where("done_at", "is", null).execute();
    expect(await violated()).toEqual([]);
    await tamper(statement);
    expect(await violated()).toEqual([1]);
  });

  test.each([
    ["a record of a type that there is not", "set type = 'deal.dreamt'", "deal.dreamt is no type of record"],
    ["a field that its type does not have", "set details = details || '{\"note\": 1}'", "deal.formed does not hold what its type says: note"],
    ["a field that is missing", "set details = details - 'session'", "deal.formed does not hold what its type says: session"],
    ["a text in the place of a number", "set details = details || '{\"totalCents\": \"a lot\"}'", "deal.formed does not hold what its type says: totalCents"],
    ["a sentence in the place of a word of ours", "set details = jsonb_set(details, '{places,0,to}', '\"next to the window\"')", "deal.formed does not hold what its type says: places.0.to"],
  ])("finds %s, and says where without saying what", async (_, change, found) => {
    const stage = await setStage(house);
    await signUp(house, signUpOf(stage, "Sanne Kooiman"));
    const shapes = async () => (await audit(house)).invariants.filter(({ number, name }) => number === 11 && name.startsWith("every record")).flatMap(({ violations }) => violations);
    expect(await shapes()).toEqual([]);
    await tamper(`update records ${change} where type = 'deal.formed'`);
    expect(await shapes()).toMatchObject([{ organisationId: stage.organisationId, found }]);
  });

  test("takes the words and numbers of a record for what they are, whatever people are called", async () => {
    const stage = await setStage(house);
    for (const name of ["Kees Held", "Anna Place", "Bo Booking", "Cor customer", "Els 2026"]) await signUp(house, signUpOf(stage, name));
    expect(await violated()).toEqual([]);
    await tamper("update records set details = details || '{\"note\": \"Kees held\"}'");
    expect(await violated()).toEqual([11]);
  });

  test("finds somebody who waits beside a free seat", async () => {
    const stage = await setStage(house, { capacity: 1 });
    for (const name of ["Sanne Kooiman", "Joris Peeters"]) await signUp(house, signUpOf(stage, name));
    await catchUpInvoices(house);
    await tamper("update sessions set capacity = 2");
    house.clock.advance({ minutes: 5 });
    expect(await violated()).toEqual([2]);
  });
});
