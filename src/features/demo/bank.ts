import { localDateOf } from "../../domain/calendar/local-day.ts";
import { rfReference } from "../../domain/bank/rf-reference.ts";
import { plainAmount } from "../../domain/bank/bank-amount.ts";
import type { House } from "../../platform/house.ts";
import { importBankFile, makeRule } from "../bank/actions.ts";
import { findDeal } from "../deal/store.ts";
import { studio } from "./catalogue.ts";

type Told = { organisationId: string; paid: readonly string[]; named: string; part: string };

/** The bank as it tells the last days: payments that were noted already, two that a person has to look at, one that is nobody's, and what left. */
export async function readDemoBank(house: House, { organisationId, paid, named, part }: Told): Promise<void> {
  const now = house.clock.now();
  const today = localDateOf(now, "Europe/Amsterdam");
  await makeRule(house, { organisationId, field: "name", contains: "Belastingdienst", by: "demo" });
  const noted = await house.db.selectFrom("payments").select(["deal_id", "amount_cents", "received_on"]).where("organisation_id", "=", organisationId).where("deal_id", "in", paid).where("amount_cents", ">", 0).orderBy("received_on").execute();
  const lines: Line[] = [];
  for (const { deal_id: dealId, amount_cents: cents, received_on: on } of noted) {
    const deal = await findDeal(house.db, organisationId, dealId);
    if (deal !== undefined) lines.push({ on, cents, name: deal.customer.name, text: `Betaling ${rfReference(deal.code)}` });
  }
  const [one, other] = [await findDeal(house.db, organisationId, named), await findDeal(house.db, organisationId, part)];
  if (one === undefined || other === undefined) throw new Error("demo: the bank names deals that are not there");
  const yesterday = today.subtract({ days: 1 });
  lines.push(
    { on: today.subtract({ days: 6 }), cents: -48_400, name: "Pakhuis De Wending", text: "Zaalhuur" },
    { on: today.subtract({ days: 4 }), cents: -21_300, name: "Belastingdienst", text: "Omzetbelasting" },
    { on: yesterday, cents: one.total_cents, name: initialsOf(one.customer.orderedBy.name), text: `training ${dayOf(one.frozen.session.startsAt)}` },
    { on: yesterday, cents: 40_000, name: other.customer.name.toUpperCase(), text: "eerste deel training, rest volgt" },
    { on: today.subtract({ days: 2 }), cents: 3_250, name: "J T HOEKEMA", text: "boek en verzending" },
  );
  const read = await importBankFile(house, { organisationId, fileName: "afschrift.csv", bytes: bytesOf(asCsv(lines)), by: "demo" });
  if (!read.ok) throw new Error(`demo: the bank was refused: ${read.refusal.kind}`);
}

type Line = { on: Temporal.PlainDate; cents: number; name: string; text: string };

/** As ING gives it. */
function asCsv(lines: readonly Line[]): string {
  const rows = lines.toSorted((a, b) => Temporal.PlainDate.compare(a.on, b.on)).map(({ on, cents, name, text }) => [
    on.toString().replaceAll("-", ""), name, studio.iban, "", "OV", cents < 0 ? "Af" : "Bij", plainAmount({ units: Math.abs(cents), currency: "EUR" }).replace(".", ","), "Overschrijving", text,
  ]);
  return [["Datum", "Naam / Omschrijving", "Rekening", "Tegenrekening", "Code", "Af Bij", "Bedrag (EUR)", "Mutatiesoort", "Mededelingen"], ...rows].map((row) => row.map((cell) => `"${cell}"`).join(";")).join("\r\n").concat("\r\n");
}

/** "14-12" */
function dayOf(startsAt: string): string {
  const { day, month } = localDateOf(Temporal.Instant.from(startsAt), "Europe/Amsterdam");
  return `${day}-${month}`;
}

/** "R MEIJERINK" */
function initialsOf(name: string): string {
  const [first = "", ...rest] = name.split(" ");
  return `${first.charAt(0)} ${rest.join(" ")}`.toUpperCase();
}

async function* bytesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
