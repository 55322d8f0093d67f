import { asCamt } from "./bank-writers.ts";
import { customer, payAfter, setStage } from "./cast.ts";
import { bounceDomain, reportMail } from "./inbound.ts";
import type { MailWorld } from "./inbound.ts";
import type { TestProvider } from "./mollie.ts";
import { onlineIn } from "./online.ts";
import { answerMail, askDnsOfVoorbeeld } from "./signed-mail.ts";
import { stepsIn } from "./steps.ts";
import { pastIn } from "./track-record.ts";
import type { MessageKind } from "../../src/domain/message-kind.ts";
import { importBankFile } from "../../src/features/bank/actions.ts";
import { sayInDispute } from "../../src/features/dispute/actions.ts";
import { makeDiscountCode } from "../../src/features/discounts/actions.ts";
import { giveCredit, grantGoodwill } from "../../src/features/goodwill/actions.ts";
import { completeBilling } from "../../src/features/invoicing/actions.ts";
import { askCollection, collectWithCode, openCollection, sendCollectionCode } from "../../src/features/mail-evidence/actions.ts";
import { resendMessage } from "../../src/features/messages/actions.ts";
import { formKey, keepTermsView } from "../../src/features/order-request/actions.ts";
import { recordPayment } from "../../src/features/payments/actions.ts";
import { answerPlanReview, askPlanReview } from "../../src/features/plan-review/actions.ts";
import { giveRefundAccount, makeRefundFile, previewRefundFile } from "../../src/features/refunds/actions.ts";
import { replaceParticipant } from "../../src/features/substitute/actions.ts";
import { askCorrection, keepEntry, objectToRecord, overruleRecord, strikeEntry } from "../../src/features/track-record/actions.ts";
import { closeStatement, stateWithdrawal, withdrawFor } from "../../src/features/withdrawal/actions.ts";

/** A word of its own for each place in which words of people can come into the database, in both halves of an address. */
export const plantedWords = [
  "Ordeman", "Bedrijvenhuis", "00098765", "Facturenberg", "Straatweg", "Plaatsburg", "Kenmerkveld", "Opmerkzaam", "Aangevuld", "Consumens", "Betaalnotitie", "Betalersnaam", "Betaaltekst", "Betaalkenmerk",
  "Betaalreferentie", "NL20INGB0001234567", "Rekeninghouder", "Bestandsnaam", "Bestandstekst", "Bestandskenmerk", "Deelnemer", "Wensenlijst", "Vervanger", "Bladeraar", "Voorwaardenlezer", "Ontvangerhost",
  "Meldhost", "Naastehost", "Afgewezen", "Antwoordtekst", "Bijlagenaam", "Herantwoord", "Ophaler", "Coulance", "Tegoednotitie", "Twistwoord", "Weerwoord", "Correctievraag", "Correctieantwoord", "Doorhaalreden", "Planvraag",
  "Planantwoord", "Overrulereden", "Herroeper", "Dwaalspoor", "Elders", "Nogelders",
] as const;

export type PlantedWord = (typeof plantedWords)[number];
type Word = PlantedWord;

/**
 * One organisation to which nearly everything happened that puts words of people into the database.
 * @returns its deals, all of them over
 */
export async function tellEverything({ house, bring, readAll, sendAll }: MailWorld, provider: TestProvider): Promise<{ organisationId: string; dealIds: string[] }> {
  const { at, bookingIds, dealOf, paymentOf, sweepWhole } = stepsIn(house);
  const { setRules, went } = pastIn(house);
  const { paid } = onlineIn(house, provider);
  const stage = await setStage(house, { conditions: payAfter });
  const price = 108_295;
  const own = () => ({ organisationId: stage.organisationId });
  const messageWith = (kind: MessageKind, to: string) => house.db.selectFrom("messages").selectAll().where("kind", "=", kind).where("to_address", "=", to).orderBy("queued_at", "desc").orderBy("id", "desc").executeTakeFirstOrThrow();

  /** Two dates that were missed, and what was said about them: so the next order is asked to pay first. */
  async function thePast(): Promise<string[]> {
    const [one, two] = [await went(stage, "Ordeman", { on: "2026-05-12", came: "no-show", who: orderer }), await went(stage, "Ordeman", { on: "2026-09-08", came: "no-show", who: orderer })];
    const three = await went(stage, "Ordeman", { on: "2026-09-22", came: "no-show", who: orderer });
    const entry = (of: { dealId: string; bookingId: string }) => ({ ...own(), dealId: of.dealId, entryKey: `no-show:${of.bookingId}` });
    await must(askCorrection(house, { ...entry(one), words: "Correctievraag" }));
    await must(keepEntry(house, { ...entry(one), words: "Correctieantwoord", by: "marit" }));
    await must(strikeEntry(house, { ...entry(two), reason: "Doorhaalreden", by: "marit" }));
    return [one.dealId, two.dealId, three.dealId];
  }

  /** An order as somebody sends it from the page, with another who comes in the place of the first. */
  async function theOrder(): Promise<string> {
    at("2026-11-24T09:41:00Z");
    await must(makeDiscountCode(house, { ...own(), by: "marit" }, { token: "code", code: "VAST10", gives: { centsOff: 100 }, courseId: null, validFrom: null, validUntil: null, mostUses: null, oncePerCustomer: true }));
    await keepTermsView(house, { ...own(), form: formKey("form"), termsSha256: stage.termsSha256, request: '{"userAgent":"Voorwaardenlezer"}' });
    const dealId = await dealOf(stage, "Ordeman", {
      token: "form", customer: orderer, request: { text: '{"userAgent":"Bladeraar"}', form: formKey("form") }, discount: { code: "VAST10", seenCents: null, from: "192.0.2.0/24" },
      participants: [{ firstName: "Dirk", lastName: "Deelnemer", email: address("Deelnemer"), needs: "" }, { firstName: "Dora", lastName: "Deelnemer", email: address("Deelnemer"), needs: "Wensenlijst" }],
    });
    await sendAll();
    await must(askPlanReview(house, { ...own(), dealId, words: "Planvraag" }));
    await must(answerPlanReview(house, { ...own(), dealId, answer: { thisDeal: true, later: "as-session" }, words: "Planantwoord", until: Temporal.PlainDate.from("2027-01-24"), by: "marit" }));
    await must(overruleRecord(house, { ...own(), dealId, plan: "on-your-word", reason: "Overrulereden", until: Temporal.PlainDate.from("2027-01-24"), by: "marit", token: "overrule" }));
    await must(objectToRecord(house, { ...own(), dealId, objects: true }));
    const [bookingId = ""] = await bookingIds(dealId);
    await must(replaceParticipant(house, { ...own(), dealId, bookingId, who: { firstName: "Vera", lastName: "Vervanger", email: address("Vervanger") }, by: "customer" }));
    await sendAll();
    return dealId;
  }

  /** What mail servers and people said to its mails, and one that was collected with a code. */
  async function theMails(dealId: string): Promise<void> {
    const report = async (word: Word, more: Partial<Parameters<typeof reportMail>[0]>) => {
      const message = await messageWith("participant-confirmed", address("Vervanger"));
      await bring({ to: `b-${message.token}@${bounceDomain}`, bytes: reportMail({ action: "relayed", to: message.to_address, envelopeId: message.token ?? "", diagnostic: `250 ok ${word}`, mta: `mx.${word}.example`, ...more }) });
      await readAll();
    };
    await report("Meldhost", { remoteMta: "mx.Ontvangerhost.example" });
    await report("Naastehost", {});
    await report("Afgewezen", { action: "failed", diagnostic: "550 no Afgewezen here" });
    const confirmed = await messageWith("deal-confirmed", address("Ordeman"));
    await bring({ to: `a-${confirmed.answer_token}@${bounceDomain}`, from: address("Ordeman"), bytes: await answerMail({ answerToken: confirmed.answer_token ?? "", from: `Olga Ordeman <${address("Ordeman")}>`, text: "Antwoordtekst", attachment: "Bijlagenaam.pdf" }) });
    await readAll(askDnsOfVoorbeeld);
    await sendAll();
    await must(askCollection(house, { ...own(), dealId, messageId: confirmed.id, by: "marit" }));
    const { id: collectionId } = await house.db.selectFrom("collections").select("id").executeTakeFirstOrThrow();
    const which = { ...own(), dealId, collectionId };
    await openCollection(house, which, Buffer.from("GET / Ophaler"));
    await must(sendCollectionCode(house, which));
    const { facts } = await messageWith("collection-code", address("Ordeman"));
    await must(collectWithCode(house, which, { code: (facts as { code: string }).code, request: Buffer.from("POST / Ophaler") }));
    await sendAll();
  }

  /** What both sides said and gave, and how it was paid. */
  async function theMoney(dealId: string): Promise<void> {
    const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", dealId).executeTakeFirstOrThrow();
    await must(recordPayment(house, { ...paymentOf(stage, dealId, 1_000), note: "Betaalnotitie" }));
    await must(grantGoodwill(house, { ...own(), dealId, cents: 5_000, reason: "other", note: "Coulance", by: "marit", token: "goodwill", seenOwesCents: null }));
    await must(giveCredit(house, { ...own(), dealId, cents: 1_000, condition: "none", transferable: false, validUntil: Temporal.Instant.from("2027-03-01T00:00:00Z"), reason: "other", note: "Tegoednotitie", by: "marit", token: "credit" }));
    await must(sayInDispute(house, { ...own(), dealId, by: "customer", words: "Twistwoord", token: "d1", end: null }));
    await must(sayInDispute(house, { ...own(), dealId, by: "trainer", words: "Weerwoord", token: "d2", end: "decided" }));
    await sendAll();
    await sweepWhole();
    const { openCents } = await openOf(dealId);
    await fromBank({ cents: openCents, name: "Betalersnaam", text: `Betaaltekst ${code}`, endToEndId: "Betaalkenmerk" });
    await house.db.updateTable("bank_lines").set({ reference: "Betaalreferentie" }).execute();
  }

  async function openOf(dealId: string): Promise<{ openCents: number }> {
    const { total_cents: total, adjust_cents: adjust, paid_cents: paidCents } = await house.db.selectFrom("deals").select(["total_cents", "adjust_cents", "paid_cents"]).where("id", "=", dealId).executeTakeFirstOrThrow();
    return { openCents: total + adjust - paidCents };
  }

  async function fromBank({ cents, name, text, endToEndId }: { cents: number; name: string; text: string; endToEndId: string }): Promise<void> {
    const on = house.clock.now().toString().slice(0, 10);
    const file = asCamt([{ account: "NL91ABNA0417164300", opening: 900_000, lines: [{ on, cents, name, account: "NL20INGB0001234567", text, endToEndId }] }]);
    await must(importBankFile(house, { ...own(), fileName: "a.xml", by: "marit", bytes: (async function* () { yield Buffer.from(file); })() }));
  }

  /** A consumer who stated a withdrawal with a code that was wrong, and got their money back in a file of the bank. */
  async function theWithdrawal(): Promise<string> {
    const dealId = await dealOf(stage, "Consumens", { token: "consumer", customer: { ...customer("Consumens", "consumer"), name: "Carla Consumens", billingEmail: address("Consumens"), orderedBy: { name: "Carla Consumens", email: address("Consumens") } } });
    const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", dealId).executeTakeFirstOrThrow();
    await recordPayment(house, paymentOf(stage, dealId, price));
    await sweepWhole();
    const state = (word: Word, order: string) => stateWithdrawal(house, { ...own(), channel: "site", dealId: null, stated: { name: `Hans ${word}`, order, email: address(word) }, locale: "nl", network: "192.0.2.0/24" });
    await state("Dwaalspoor", code);
    await state("Herroeper", "Herroeper weet de code niet meer");
    await sendAll();
    await theMailsSentAgain();
    const found = async (name: string) => (await house.db.selectFrom("withdrawal_statements").select("id").where("name", "=", name).executeTakeFirstOrThrow()).id;
    await must(closeStatement(house, { ...own(), statementId: await found("Hans Dwaalspoor") }));
    await must(withdrawFor(house, { ...own(), statementId: await found("Hans Herroeper"), code }));
    await must(giveRefundAccount(house, { ...own(), dealId, iban: "NL20INGB0001234567", holder: "Rekeninghouder", by: null }));
    const which = { ...own(), dealIds: [dealId], version: "pain.001.001.09" as const };
    const { plan } = await must(previewRefundFile(house, which));
    await must(makeRefundFile(house, { ...which, token: "file", seen: plan.seen, by: "marit" }));
    const batch = await house.db.selectFrom("refund_batches").selectAll().executeTakeFirstOrThrow();
    await fromBank({ cents: -price, name: "Bestandsnaam", text: `Bestandstekst ${batch.message_id}`, endToEndId: "Bestandskenmerk" });
    await sendAll();
    return dealId;
  }

  /** An acknowledgement that never arrived, sent elsewhere, and elsewhere again; somebody answers the last. */
  async function theMailsSentAgain(): Promise<void> {
    const failAndResend = async (from: Word, to: Word) => {
      const message = await messageWith("withdrawal-acknowledged", address(from));
      await house.db.updateTable("messages").set({ failed_at: house.clock.now().toString() }).where("id", "=", message.id).execute();
      await must(resendMessage(house, { ...own(), messageId: message.id, address: address(to) }));
      await sendAll();
    };
    await failAndResend("Herroeper", "Elders");
    await failAndResend("Elders", "Nogelders");
    const { answer_token: token } = await messageWith("withdrawal-acknowledged", address("Nogelders"));
    await bring({ to: `a-${token}@${bounceDomain}`, from: address("Nogelders"), bytes: await answerMail({ answerToken: token ?? "", from: `Nel <${address("Nogelders")}>`, text: "Herantwoord" }) });
    await readAll(askDnsOfVoorbeeld);
    await sendAll();
  }

  /** An order through the API without an address, which was asked for afterwards; it was paid online. */
  async function theOnlineOrder(): Promise<string> {
    const dealId = await dealOf(stage, "Consumens", { token: "api", channel: "api", customer: { ...orderer, name: "Bedrijvenhuis Twee", street: "", postcode: "", town: "", kvkNumber: "" } });
    await sweepWhole();
    await must(completeBilling(house, { ...own(), dealId, details: { name: "Aangevuld B.V.", kvkNumber: "00098765", street: "Straatweg 4", postcode: "3599 YZ", town: "Plaatsburg", country: "NL", billingEmail: address("Aangevuld"), reference: "" } }));
    await sweepWhole();
    await paid(stage, dealId, (await openOf(dealId)).openCents);
    await sendAll();
    return dealId;
  }

  await setRules(stage);
  const past = await thePast();
  const main = await theOrder();
  await theMails(main);
  await theMoney(main);
  const dealIds = [...past, main, await theWithdrawal(), await theOnlineOrder()];
  at("2027-06-01T09:00:00Z");
  await sweepWhole();
  await sendAll();
  // In the demo every mail that leaves is caught.
  await house.pool.query("insert into caught_mails (caught_at, sender, recipient, bytes) select sent_at, 'x', to_address, bytes from messages where state = 'sent'");
  return { organisationId: stage.organisationId, dealIds };
}

const address = (word: Word) => `${word.toLowerCase()}@${word.toLowerCase()}.example`;
const orderer = {
  ...customer("Ordeman"), name: "Bedrijvenhuis B.V.", street: "Straatweg 3", town: "Plaatsburg", billingEmail: address("Facturenberg"), reference: "Kenmerkveld", remark: "Opmerkzaam",
  orderedBy: { name: "Olga Ordeman", email: address("Ordeman") },
};

async function must<Outcome extends { ok: boolean }>(outcome: Outcome | Promise<Outcome>): Promise<Extract<Outcome, { ok: true }>> {
  const given = await outcome;
  if (!given.ok) throw new Error(`refused: ${JSON.stringify(given)}`);
  return given as Extract<Outcome, { ok: true }>;
}
