import { describe, expect, test } from "vitest";
import { arrivalOf } from "./store.ts";
import type { Known, NamedMail } from "./store.ts";
import { mailTitle, particularsOf, whoSays } from "./words.ts";

const at = Temporal.Instant.from("2026-11-19T12:49:00Z");
const invoice: NamedMail = { kind: "invoice-issued", document: { kind: "invoice", number: "2026-0027" }, at, index: 45, announces: null };
const announcement: NamedMail = { kind: "document-announced", document: null, at, index: null, announces: "mail" };
const known: Known = { mails: new Map([["mail", invoice], ["news", announcement]]), paymentCents: new Map([["paid", 121_000]]) };
const said = (type: string, details: unknown, locale: "nl" | "en" = "nl") => particularsOf({ type, details }, known, { locale, moment: (moment) => moment.toString().slice(0, 10) }).map((text) => text.replaceAll("\u00a0", " "));

describe("what a step was about", () => {
  test.each([
    ["an invoice: its number and amount", "invoice.issued", { invoice: "x", number: "2026-0027", cents: 121_000 }, ["2026-0027", "€ 1.210,00"]],
    ["a credit note: also to which invoice", "credit-note.issued", { invoice: "x", number: "2026-0031", cents: 50_000, original: "2026-0027" }, ["2026-0031", "€ 500,00", "bij 2026-0027"]],
    ["a payment: how much it was", "payment.received", { payment: "paid", paidCents: 300_000, effect: "paid", places: [] }, ["€ 1.210,00"]],
    ["a move: the new date and how many meetings", "session.moved", { startsAt: "2026-12-02T08:30:00Z", endsAt: "2026-12-03T16:00:00Z", meetings: [{}, {}] }, ["2026-12-02", "twee bijeenkomsten"]],
    ["an offer of another date: which, and until when", "offer.made", { offer: "move", endsAt: "2026-12-01T10:00:00Z", to: { startsAt: "2026-12-09T08:30:00Z" } }, ["naar 2026-12-09", "te beantwoorden tot en met 2026-12-01"]],
    ["cancelling: what it costs and what goes back", "booking.cancelled", { feeCents: 5_000, refundCents: 1_000, places: [{}, {}] }, ["twee plaatsen", "kosten € 50,00", "€ 10,00 komt terug"]],
    ["who came", "attendance.marked", { booking: "x", from: "expected", to: "no-show" }, ["niet gekomen"]],
    ["what was chosen", "called-off.answered", { answer: "refund" }, ["geld terug"]],
    ["a mail that waits: which, when and at what number", "document.retrieved", { message: "mail", collection: "x" }, ["factuur 2026-0027, verstuurd 2026-11-19 (nr. 45)"]],
    ["a mail that left: its own moment stands there already", "message.submitted", { message: "mail", kind: "invoice-issued" }, ["factuur 2026-0027"]],
    ["a mail that was erased: nothing", "document.retrieved", { message: "gone" }, []],
    ["details of another house: nothing", "newer.step", { cents: "many" }, []],
    ["no details: nothing", "withdrawal.seen", null, []],
  ] as const)("%s", (_, type, details, expected) => expect(said(type, details)).toEqual(expected));

  test("reads in English as well", () => {
    expect(said("document.refused", { message: "mail" }, "en")).toEqual(["invoice 2026-0027, sent 2026-11-19 (no. 45)"]);
  });

  test("a message that announces another names that one", () => {
    expect(mailTitle(announcement, known, "nl")).toBe("bericht om op te halen met een code: factuur 2026-0027");
  });
});

describe("whose word a step is", () => {
  test.each([
    ["reply.received", { counts: true, dkim: "pass" }, "answer"],
    ["reply.received", { counts: true, dkim: "none" }, "unsigned-answer"],
    ["reply.received", { counts: false }, "other-answer"],
    ["announcement.opened", {}, "request"],
    ["document.retrieved", { code: "x" }, "code-holder"],
    ["document.refused", { code: "x" }, "code-holder"],
    ["document.refused", {}, "customer"],
    ["deal.formed", {}, "customer"],
  ])("%s with %o: %s", (type, details, expected) => expect(whoSays({ type, actor: "customer", details })).toBe(expected));
});

describe("how far a mail came", () => {
  const step = (type: "message.submitted" | "announcement.opened" | "document.retrieved") => ({ type, at, reportedBy: "", server: "", line: "", dkim: null, domain: "" });
  const evidence = (...types: Parameters<typeof step>[0][]) => ({ steps: types.map(step), furthest: null, collection: null });

  test("is not raised by a page that was fetched, which is told beside it", () => {
    expect(arrivalOf(evidence("message.submitted", "announcement.opened"))).toMatchObject({ furthest: { grade: 1 }, fetchedAt: at });
    expect(arrivalOf(evidence("message.submitted", "announcement.opened", "document.retrieved"))).toMatchObject({ furthest: { grade: 5 }, fetchedAt: at });
    expect(arrivalOf(undefined)).toEqual({ furthest: null, fetchedAt: null });
  });
});
