import { afterAll, beforeEach, expect, test } from "vitest";
import { customer, payAfter, setStage } from "../../../test/support/cast.ts";
import { createTestHouse, emptyDatabase } from "../../../test/support/database.ts";
import { bounceDomain } from "../../../test/support/inbound.ts";
import { movingOwner } from "../../../test/support/office.ts";
import { openPortal } from "../../../test/support/portal.ts";
import { openProofWorld } from "../../../test/support/proof-world.ts";
import { createApp } from "../../app.tsx";
import { verifyDossier } from "../../proof/dossier/verify.ts";
import { checkTimeStamp } from "../../proof/time-stamp/check.ts";
import { restartLog } from "../log/actions.ts";
import { writeRecords } from "../evidence/store.ts";
import { keepBlob } from "../messages/store.ts";
import { contentChoices, countLeftOut, makeDossier } from "./actions.ts";

// What somebody can write, and what can become of a log, without spoiling the dossier of a deal.

const world = await openProofWorld(await createTestHouse());
const { house, mail } = world;
const portal = openPortal(house);
const app = createApp(house, { pool: house.pool, demoClock: null, tick: async () => undefined });
const from = "joris.peeters@voorbeeld.example";
afterAll(world.close);
beforeEach(() => emptyDatabase(house));

async function prepare() {
  const stage = await setStage(house, { conditions: payAfter });
  await portal.makeDeal(stage, "Chris Ander");
  await world.stampLog(stage.organisationId);
  const { dealId } = await portal.makeDeal(stage, "Joris Peeters", { customer: customer("Joris Peeters") });
  await world.deliverAll();
  await world.stampLog(stage.organisationId);
  const { answer_token: token } = await house.db.selectFrom("messages").select("answer_token").where("kind", "=", "deal-confirmed").where("to_address", "=", from).executeTakeFirstOrThrow();
  const answer = async (body: string) => {
    await mail.bring({ to: `a-${token}@${bounceDomain}`, from, bytes: `From: Joris Peeters <${from}>\r\nTo: a@${bounceDomain}\r\nSubject: Re: Bevestigd\r\nMessage-ID: <1@voorbeeld.example>\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}\r\n` });
    await mail.readAll();
    await world.deliverAll();
    await world.stampLog(stage.organisationId);
  };
  return { organisationId: stage.organisationId, dealId, answer };
}

const verified = async (bytes: Uint8Array) => verifyDossier(bytes, { checkTimeStamp, pinnedRoots: [world.root] });

test("a customer who writes what looks like a head of the log does not break the dossier", async () => {
  const { answer, ...deal } = await prepare();
  const { origin } = await house.db.selectFrom("logs").select("origin").executeTakeFirstOrThrow();
  await answer([2, 3, 4, 5, 6].map((size) => `${origin}\r\n${size}\r\n${"A".repeat(43)}=\r\n\r\n— ${origin} ${"A".repeat(91)}=\r\n`).join("\r\n"));
  const report = await verified(await world.dossierOf(deal));
  expect(report.checks.filter(({ result }) => result === "fail" || result === "warning")).toEqual([]);
  expect(report.records.map(({ type }) => type)).toContain("reply.received");
  expect(report.checks.flatMap(({ found }) => (found.kind === "grade" && found.grade === 6 ? [found] : []))).toEqual([]);
  expect(report.checks.filter(({ found }) => found.kind === "unsigned-answer")).toHaveLength(1);
});

test("a customer who writes thousands of them keeps nobody waiting", async () => {
  const { answer, ...deal } = await prepare();
  const { verifier, log } = await house.db.selectFrom("log_keys").select(["verifier", "log"]).executeTakeFirstOrThrow();
  const [origin = "", id = ""] = verifier.split("+");
  const head = (size: number) => `${origin}\r\n${size}\r\n${"A".repeat(43)}=\r\n\r\n— ${origin} ${Buffer.concat([Buffer.from(id, "hex"), Buffer.alloc(64, log)]).toString("base64")}\r\n`;
  await answer(Array.from({ length: 8_000 }, (_, size) => head(size)).join(""));
  const bytes = await world.dossierOf(deal);
  const before = performance.now();
  expect((await verified(bytes)).verdict.kind).toBe("holds");
  expect(performance.now() - before).toBeLessThan(5_000);
}, 120_000);

test("answers that are too large for one file are left out, and the pages say so before it is made", async () => {
  const { answer, ...deal } = await prepare();
  await answer("Ik kom niet.");
  const message = await house.db.selectFrom("messages").select("id").where("kind", "=", "deal-confirmed").where("subject_id", "=", deal.dealId).executeTakeFirstOrThrow();
  await house.db.transaction().execute(async (trx) => {
    const now = house.clock.now();
    const blob = await keepBlob(trx, deal.organisationId, now, { subjectKind: "inbound-mail", subjectId: message.id, name: "mail.eml", mediaType: "message/rfc822", bytes: Buffer.alloc(26 * 1024 * 1024, "x") });
    await writeRecords(trx, deal.organisationId, [{ subjectId: deal.dealId, type: "reply.received", at: now, actor: "customer", details: { message: message.id, kind: "deal-confirmed", inbound: message.id, blob, dkim: "none", counts: true } }]);
  });
  const bytes = await world.dossierOf(deal);
  expect(bytes.length).toBeLessThan(8 * 1024 * 1024);
  const { verdict, records } = await verified(bytes);
  expect(verdict).toMatchObject({ kind: "holds", notIncluded: 1 });
  expect(records.filter(({ type }) => type === "reply.received").map(({ contents }) => contents.find(({ name }) => name === "reply")?.state)).toEqual(["kept", "not-included"]);
  expect(await countLeftOut(house, { ...deal, choices: contentChoices })).toBe(1);
  expect(await countLeftOut(house, { ...deal, choices: ["order"] })).toBe(0);
  const { code, secret } = await house.db.selectFrom("deals").select(["code", "secret"]).where("id", "=", deal.dealId).executeTakeFirstOrThrow();
  expect((await portal.get(`/d/${code}/${secret}/dossier`)).text).toContain("Van één stap komt de inhoud daarom niet mee");
  const owner = await movingOwner(app, house)(deal.organisationId);
  expect((await owner.get(`/office/deals/${code}/dossier`)).text).toContain("Van één stap komt de inhoud daarom niet mee");
}, 60_000);

test("a deal that began in a log before this one is not told as if it began in this one", async () => {
  const { answer, ...deal } = await prepare();
  await restartLog(house, deal.organisationId);
  const old = await verified(await world.dossierOf(deal));
  expect(old.log?.origin).toMatch(/\/log\/1$/);
  expect(old.verdict.kind).toBe("holds");
  await answer("Ik kom niet.");
  const both = await verified(await world.dossierOf(deal));
  expect(both.checks.filter(({ result }) => result === "warning").map(({ found }) => found.kind)).toEqual(["begins-elsewhere"]);
  expect(both.log?.origin).toMatch(/\/log\/2$/);
  const made = await makeDossier(house, { ...deal, choices: contentChoices, locale: "nl", log: 1 });
  const first = await verified(made?.bytes ?? new Uint8Array());
  expect([first.verdict.kind, first.records.find(({ ofThisDeal }) => ofThisDeal)?.type]).toEqual(["holds", "deal.formed"]);
  expect(await makeDossier(house, { ...deal, choices: contentChoices, locale: "nl", log: 3 })).toBeUndefined();
});
