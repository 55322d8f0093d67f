import { expect, test } from "vitest";
import { proofOf } from "./proof.ts";

const at = Temporal.Instant.from("2026-11-24T09:41:00Z");
const record = (id: string, type: string, details: object, actor: "customer" | "trainer" | "system" = "customer") => ({ id, type, at, actor, details });
const place = (index: number) => ({ log: 1, index, notBefore: null, notAfter: null });
const mail = { id: "m", kind: "invoice-issued" as const, to_address: "anna@voorbeeld.example", state: "sent" as const, failed_at: null, queued_at: at, sent_at: at, erased_at: null };
const step = (type: "message.submitted" | "announcement.opened") => ({ type, at, reportedBy: "", server: "", line: "", dkim: null, domain: "" });

const entries = (records: readonly ReturnType<typeof record>[], locale: "nl" | "en" = "nl") => proofOf(
  { records, messages: [mail], evidence: new Map([["m", { steps: [step("message.submitted"), step("announcement.opened")], furthest: null, collection: null }]]) },
  {
    locale, zone: "Europe/Amsterdam", organisationName: "Studio Helder", places: new Map(records.map(({ id }, index) => [id, place(index)])),
    known: { mails: new Map([["m", { kind: "invoice-issued", document: { kind: "invoice", number: "2026-0027" }, at, index: 3, announces: null }]]), paymentCents: new Map([["p", 100]]) },
  },
).map(({ what, how, strength }) => ({ what: String(what).replaceAll("\u00a0", " "), how: String(how), strength }));

test("only mails have strokes, and a page that was fetched adds none but is said", () => {
  const said = entries([record("a", "deal.formed", { totalCents: 100, places: [{}] }), record("b", "message.submitted", { message: "m" }), record("c", "announcement.opened", { message: "m" }, "system")]);
  expect(said.map(({ strength }) => strength)).toEqual([null, 1, null]);
  expect(said[1]).toMatchObject({ what: "Factuur 2026-0027 gemaild aan anna@voorbeeld.example.", how: expect.stringContaining("De pagina waar het klaarligt is opgevraagd: di 24 nov 2026 10:41; door wie of wat is niet bekend.") });
});

test("what was collected, paid, invoiced and written about an objection is named", () => {
  const said = entries([
    record("a", "invoice.issued", { invoice: "i", number: "2026-0027", cents: 100 }, "system"),
    record("b", "payment.received", { payment: "p", paidCents: 900, effect: "paid", places: [] }, "trainer"),
    record("c", "document.retrieved", { message: "m", code: "x" }),
    record("d", "dispute.said", { dispute: "d", words: "w", characters: 3 }),
    record("e", "dispute.said", { dispute: "d", words: "w", characters: 3 }, "trainer"),
  ]).map(({ what, how }) => `${what} | ${how}`);
  expect(said).toEqual([
    "Wij maakten een factuur: 2026-0027, € 1,00. | Vastgelegd door ons systeem, volgens de afspraken.",
    "Betaling ontvangen: € 1,00. | Ingevoerd door Studio Helder.",
    "Het bericht is opgehaald met een code die wij aan u mailden: factuur 2026-0027, verstuurd di 24 nov 2026 10:41 (nr. 3). | Iemand met de code. Wie dat was, is niet apart gecontroleerd.",
    "U schreef waarom u het er niet mee eens bent. | Uw klik, op de pagina waarvan wij u het adres mailden.",
    "Wij schreven over uw bezwaar. | Ingevoerd door Studio Helder.",
    expect.stringContaining("Factuur 2026-0027 gemaild"),
  ]);
});
