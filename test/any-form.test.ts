import { anything, array, assert, asyncProperty, constantFrom, dictionary, json, oneof, option, record, string } from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { createApp } from "../src/app.tsx";
import { rememberedSecret } from "../src/features/messages/store.ts";
import { setStage } from "./support/cast.ts";
import { createTestHouse, emptyDatabase } from "./support/database.ts";
import { ownerOf } from "./support/office.ts";
import type { Visitor } from "./support/office.ts";
import { pastIn } from "./support/track-record.ts";
import { stepsIn } from "./support/steps.ts";

// Whatever is sent, in whatever letters: it is an answer, never a fault on our side, and the books stay right.

const house = await createTestHouse();
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const { dealOf, expectCleanAudit, join } = stepsIn(house);
let owner: Visitor;
let paths: { forms: string[]; office: string[] };

beforeAll(async () => {
  await emptyDatabase(house);
  const stage = await setStage(house, { capacity: 3 });
  const dealId = await dealOf(stage, ["Anna", "Bram", "Chris"]);
  const waiting = await join(stage, "Dirk");
  const deal = await house.db.selectFrom("deals").select(["code", "secret"]).where("id", "=", dealId).executeTakeFirstOrThrow();
  await pastIn(house).setRules(stage);
  owner = await ownerOf(app, house, stage.organisationId);
  const [d, w] = [`/d/${deal.code}/${deal.secret}`, `/w/${waiting.code}/${waiting.secret}`];
  paths = {
    forms: ["/helder/onderhandelen/jan-21/sign-up", "/helder/report", "/helder/withdraw", `${d}/withdraw`, `${d}/late-money/x`, `${d}/plan`, `${d}/pay`, `/webhooks/mollie/${stage.organisationId}/${dealId}`, `${d}/refund-account`, `${d}/remembered`, `${d}/remembered/${rememberedSecret(house.config.secret, dealId)}`, `${w}/accept`, `${w}/decline`, "/office/log-in", "/office/set-up"],
    office: ["payment", "billing", "waive", "cancel", "refund", "refund/account", "resend", "track-record"].map((what) => `/office/deals/${deal.code}/${what}`).concat(`/office/sessions/${stage.sessionId}/attendance`, `/office/sessions/${stage.sessionId}/offer/${waiting.signUpId}`, "/office/money/refunds/file", `/office/money/refunds/${dealId}/sent`, `/office/money/refunds/${dealId}/drop`, `/office/money/refunds/${dealId}/returned`, "/office/terms/new", "/office/settings", "/office/settings/invoices", "/office/settings/invoices/logo", "/office/settings/invoices/logo/remove", "/office/settings/track-record", "/office/money/bank/upload", "/office/money/bank/accounts", "/office/money/bank/rules", `/office/money/bank/lines/${dealId}`, `/office/money/bank/statements/${dealId}`, `/office/money/bank/columns/${dealId}`, "/office/courses/new", "/office/discounts/new"),
  };
});

/** Letters of every script, signs that nobody sees, halves of characters, and what programs stumble over. */
const words = oneof(
  string({ unit: "binary", maxLength: 60 }),
  constantFrom("", " ", "yes", "order", "review", "confirm", "change", "add", "paste", "remove-1", "edit", "jan-21", "company", "private", "\u0000", "\ud800", "\u202e\u200b", "1e308", "-1", "NaN", "null", "__proto__", "../../etc/passwd", "%00", "a@b.example", "x".repeat(3_000), "\r\nSet-Cookie: a=b", "'; drop table deals; --", "{{7*7}}", "2026-02-30", "9999-12-31"),
);
const names = constantFrom(
  "token", "session", "seen", "asked", "intent", "p1-first", "p1-last", "p1-email", "p1-needs", "p2-first", "p60-first", "p9999-first", "paste", "self", "kind", "company", "kvk", "reference", "invoice-email", "street", "postcode", "town",
  "orderer-name", "orderer-email", "remark", "terms", "early-start", "page", "website", "choice", "offer", "email", "password", "to", "amount", "receivedOn", "method", "note", "reason", "booking", "waive", "late", "cents", "message", "attendance", "words", "until", "plan", "thisDeal", "entry", "deal", "places", "months", "name", "order", "step", "slug", "title", "text", "prefix", "next", "logo", "iban", "holder", "country", "kvkNumber", "vatNumber", "billingEmail", "version", "item", "__proto__", "constructor",
);
const form = array(record({ name: oneof({ weight: 9, arbitrary: names }, { weight: 1, arbitrary: words }), value: words }), { maxLength: 30 });

const bodyOf = (fields: readonly { name: string; value: string }[]) => new URLSearchParams(fields.map(({ name, value }) => [name, value])).toString();

test("no form is a fault on our side", { timeout: 120_000 }, async () => {
  await assert(
    asyncProperty(form, string({ maxLength: 20 }), async (fields, query) => {
      for (const path of paths.forms) {
        const response = await app.request(`${path}?lang=${encodeURIComponent(query.toWellFormed())}`, { method: "POST", body: bodyOf(fields), headers: { "content-type": "application/x-www-form-urlencoded" } });
        expect([path, response.status < 500]).toEqual([path, true]);
      }
    }),
    { numRuns: 60 },
  );
  await expectCleanAudit();
});

test("no form of the office is one either", { timeout: 120_000 }, async () => {
  await assert(
    asyncProperty(form, async (fields) => {
      for (const path of paths.office) {
        const sent = Object.fromEntries(fields.map(({ name, value }) => [name, value]));
        const { status } = await owner.post(path, sent);
        expect([path, status < 500]).toEqual([path, true]);
      }
    }),
    { numRuns: 40 },
  );
  await expectCleanAudit();
});

test("no address is a fault on our side", { timeout: 120_000 }, async () => {
  await assert(
    asyncProperty(array(words, { minLength: 1, maxLength: 5 }), dictionary(constantFrom("lang", "q", "page", "to", "done", "before", "booking", "amount"), words), async (parts, query) => {
      const path = parts.map((part) => encodeURIComponent(part.toWellFormed())).join("/");
      const search = new URLSearchParams(query).toString();
      for (const address of [`/${path}`, `/helder/${path}`, `/d/${path}`, `/w/${path}`, `/api/v1/${path}`, `/office/deals/${path}`, `/office/money/bank/${path}`, `/office/money/bank/lines/${path}`, `/office/sessions/${path}`, `/office/${path}`]) {
        const { status } = await owner.get(`${address}?${search}`);
        expect([address, status < 500]).toEqual([address, true]);
      }
    }),
    { numRuns: 60 },
  );
});

test("no body is a fault of the API", { timeout: 120_000 }, async () => {
  const person = record({ name: words, email: words });
  const nearly = record({
    customer: record({ kind: oneof(constantFrom("company", "consumer"), words), name: words, kvkNumber: option(words, { nil: undefined }), street: option(words, { nil: undefined }), orderedBy: oneof(person, anything()) }),
    participants: array(oneof(record({ firstName: words, lastName: words }), anything()), { maxLength: 3 }),
    consents: oneof(record({ terms: constantFrom(true, false) }), anything()),
  });
  await assert(
    asyncProperty(oneof(json(), nearly.map((body) => JSON.stringify(body, (_, value: unknown) => (typeof value === "bigint" ? String(value) : value))), string()), words, async (body, key) => {
      const headers = new Headers({ "content-type": "application/json" });
      try {
        headers.set("idempotency-key", key);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
      }
      const response = await app.request("/api/v1/organisations/helder/sessions/onderhandelen~jan-21/sign-ups", { method: "POST", body: body ?? "", headers });
      expect([body, response.status < 500]).toEqual([body, true]);
    }),
    { numRuns: 300 },
  );
  await expectCleanAudit();
});
