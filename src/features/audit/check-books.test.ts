import { beforeEach, describe, expect, test } from "vitest";
import { booksIn } from "../../../test/support/books.ts";
import { setStage } from "../../../test/support/cast.ts";
import type { Stage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { stepsIn } from "../../../test/support/steps.ts";
import { cents } from "../../domain/money.ts";
import { cancelBookings } from "../cancellation/actions.ts";
import { audit } from "./actions.ts";

const house = await createTestHouse();
const { at, dealOf, expectCleanAudit, pay, sweepWhole } = stepsIn(house);

let stage: Stage;
let dealId: string;

/** A deal that was invoiced, paid in part, and then cancelled for half: an invoice, a credit note, a payment, all booked. */
beforeEach(async () => {
  await emptyDatabase(house);
  at("2026-11-24T09:41:00Z");
  stage = await setStage(house);
  dealId = await dealOf(stage, "Anna");
  await dealOf(stage, "Bram");
  await sweepWhole();
  await pay(stage, dealId, 108_295);
  at("2026-12-30T09:00:00Z");
  const bookings = await house.db.selectFrom("bookings").select("id").where("deal_id", "=", dealId).execute();
  await cancelBookings(house, { organisationId: stage.organisationId, dealId, bookingIds: bookings.map(({ id }) => id), by: "customer" });
  await sweepWhole();
});

/** Breaks a rule behind the program's back, as a person with database access could. */
async function tamper(...statements: string[]) {
  await house.pool.query(`set session_replication_role = replica; ${statements.join("; ")}; set session_replication_role = origin`);
}

async function findings() {
  const { invariants } = await audit(house);
  return invariants.filter(({ number }) => number === 5 || number === 6).flatMap(({ number, violations }) => violations.map(({ found }) => `${number} ${found}`));
}

describe("the books", () => {
  test("hold after an invoice, a payment and a credit note", async () => {
    await expectCleanAudit();
    const kinds = await house.db.selectFrom("journal_entries").select("kind").orderBy("booked_at").orderBy("id").execute();
    expect(kinds.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["invoice", "payment", "credit-note"]));
  });

  test.each([
    ["an entry that does not balance", ["alter table journal_entries drop constraint journal_entries_balanced", "update journal_entries set cents = array[1, 1] where kind = 'payment'", "alter table journal_entries add constraint journal_entries_balanced check (is_balanced(accounts, cents)) not valid"], /^5 payment of \d{4}-\d\d-\d\d does not balance/],
    ["an account that there is not", ["update journal_entries set accounts = array['safe', 'receivable'] where kind = 'payment'"], /^5 books on safe, which is no account/],
    ["a payment that is not booked", ["delete from journal_entries where kind = 'payment'"], /^5 payment of 108295 cents on deal .* is not booked so .* nothing/],
    ["a payment that is booked for less", ["update journal_entries set cents = array[100, -100] where kind = 'payment'"], /^5 payment of 108295 cents on deal .* is not booked so/],
    ["a payment that is booked on another day", ["update journal_entries set booked_on = '2026-12-31' where kind = 'payment'"], /^5 payment of 108295 cents .* but: payment bank 108295 on 2026-12-31/],
    ["a payment that is booked on another account", ["update journal_entries set accounts = array['cash', 'receivable'] where kind = 'payment'"], /^5 payment of 108295 cents on deal/],
    ["an entry of a payment that is not there", ["update journal_entries set source_id = gen_random_uuid() where kind = 'payment'"], /^5 payment of \d{4}-\d\d-\d\d is booked and is not there/],
    ["a payment that was rewritten", ["update payments set amount_cents = 100"], /^5 deal \w+ owes -?\d+ by the journal; documents of/],
    ["a deal that says it was invoiced for more", ["update deals set invoiced_cents = invoiced_cents + 1"], /^5 deal \w+ says that \d+ is invoiced, its documents say \d+/],
    ["a deal of before the books that is booked", ["update deals set in_books = false"], /^5 deal \w+ is not in the books, and is booked/],
    ["money that is owed and held at once", ["insert into journal_entries select organisation_id, gen_random_uuid(), deal_id, 'allocation', null, booked_on, booked_at, array['receivable', 'deposits'], array[100, -100] from journal_entries where kind = 'payment'"], /^5 deal \w+ is owed 100 and held \d+ at once/],
    ["a number that was left out", ["update invoice_series set next_number = next_number + 1"], /^6 series 2026 counts to 4, and has 3 documents/],
    ["a number that is gone", ["delete from invoices where number = '2026-0002'"], /^6 series 2026 counts to 3, and has 2 documents with 2 numbers from 1 to 3/],
    ["a series that nobody counts", ["update invoices set series = 'X', number = 'X-0002', number_in_series = 2 where number = '2026-0002'"], /^6 document X-0002 is in series X, which is not counted/],
    ["a number that is another in its series", ["update invoices set number = '2026-9' where number = '2026-0002'"], /^6 document 2026-9: is number 2 of series 2026/],
    ["a later number with an earlier day", ["update invoices set issued_on = '2020-01-01' where number = '2026-0003'"], /^6 document 2026-0003 has an earlier day than one before it/],
    ["a credit note above its invoice", ["update invoices set total_cents = total_cents + 200000, net_cents = net_cents + 200000 where kind = 'credit-note'"], /^6 credit note 2026-0003 takes more than is left of 2026-000\d/],
    ["an amount that is not that of its content", ["update invoices set total_cents = total_cents + 1, net_cents = net_cents + 1 where number = '2026-0001'"], /^6 document 2026-0001: is kept as 2026-0001 invoice 2026-11-24 89501 18795 108296, its content says/],
    ["content that was rewritten", ["update invoices set content = jsonb_set(content, '{lines,0,unitPriceCents}', '1') where number = '2026-0001'"], /^6 document 2026-0001: is kept as .* its content says/],
    ["content that cannot be read", ["update invoices set content = '{}' where number = '2026-0001'"], /^6 document 2026-0001: its content does not hold/],
    ["a document that is not booked", ["delete from journal_entries where kind = 'invoice'"], /^6 document 2026-0001: is booked as nothing, and comes to invoice of/],
    ["a document that is booked with other VAT", ["update journal_entries set accounts = array['receivable', 'revenue:standard:900', 'vat:900'] where kind = 'invoice'"], /^6 document 2026-0001: is booked as .*revenue:standard:900/],
    ["a document that was removed", ["delete from invoices where kind = 'credit-note'"], /^6 credit-note of \d{4}-\d\d-\d\d is booked and is not there/],
  ])("with %s are found wrong", async (_, statements, found) => {
    await tamper(...statements);
    expect((await findings()).filter((line) => found.test(line))).not.toEqual([]);
  });

  test("cannot book one payment twice", async () => {
    const again = house.pool.query("insert into journal_entries select organisation_id, gen_random_uuid(), deal_id, kind, source_id, booked_on, booked_at, accounts, cents from journal_entries where kind = 'payment'");
    await expect(again).rejects.toThrow("journal_entries_organisation_id_source_id_key");
  });

  test("that say costs were paid which no fact knows are found wrong", async () => {
    const books = booksIn(house, stage.organisationId);
    await books.entry({ dealId, kind: "allocation", sourceId: null, on: "2026-12-30", postings: [{ account: "receivable", cents: cents(4_000) }, { account: "costs", cents: cents(-4_000) }] });
    const { invariants } = await audit(house);
    expect(invariants.flatMap(({ violations }) => violations.map(({ found }) => found))).toContainEqual(expect.stringMatching(/^deal \w+: allocated to costs are 4000 by the journal, 0 by its facts$/));
  });
});
