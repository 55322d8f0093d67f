import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { run } from "../src/commands/verify.ts";
import { findDeal } from "../src/features/deal/store.ts";
import { keysOf } from "../src/features/log/store.ts";
import { standingOf } from "../src/features/standing/store.ts";
import { strictText } from "../src/proof/bytes.ts";
import { verifyDossier } from "../src/proof/dossier/verify.ts";
import { readZip } from "../src/proof/dossier/zip-read.ts";
import { readLeaf } from "../src/proof/record/leaf.ts";
import { checkTimeStamp } from "../src/proof/time-stamp/check.ts";
import { createTestHouse } from "./support/database.ts";
import { tellNeverPaid } from "./support/never-paid.ts";
import { openProofWorld } from "./support/proof-world.ts";
import { missingTool } from "./support/tools.ts";

// "There is no agreement until I pay." The other half of scenario 2: what an outsider makes of the dossier. What the deal comes to is in scenario-2.test.ts.

const world = await openProofWorld(await createTestHouse());
const folder = mkdtempSync(join(tmpdir(), "handslag-scenario-2-"));
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await world.close();
});

const { house } = world;
const told = await tellNeverPaid(world);
const dossier = await world.dossierOf(told);
const [key] = await keysOf(house.db, { organisationId: told.organisationId, log: 1 });
const report = await verifyDossier(dossier, { checkTimeStamp, pinnedRoots: [world.root], knownVerifierKeys: [key?.verifier ?? ""] });
const read = readZip(dossier);
const files = new Map(read.ok ? read.entries.map(({ name, bytes }) => [name, bytes]) : []);
const fileOf = (type: string, content: string) => files.get(report.records.find((one) => one.type === type)?.contents.find(({ name }) => name === content)?.file ?? "") ?? new Uint8Array();
const lacksOpenssl = missingTool("openssl");

test("nobody paid, nobody cancelled and nobody came: the deal stands, and the amount is due", async () => {
  const deal = await findDeal(house.db, told.organisationId, told.dealId);
  if (deal === undefined) throw new Error("expected the deal");
  const standing = await standingOf(house.db, deal, house.clock.now());
  expect([standing.customerOwesCents, standing.overdueCents]).toEqual([108_295, 108_295]);
  expect(standing.reasons.map(({ fact, clause }) => [fact, clause])).toEqual([["attendance.no-show", "noShow"]]);
  // The record that the reason rests on is in the dossier, and in the log.
  const record = [...files].flatMap(([place, bytes]) => (/^records\/.*\.json$/.test(place) ? [readLeaf(bytes)] : [])).find((leaf) => leaf?.id === standing.reasons[0]?.record);
  expect(record).toMatchObject({ type: "attendance.marked", subject: told.dealId });
});

test("an outsider with the key and the root finds that everything holds, between times from outside", () => {
  expect(report.checks.filter(({ result }) => !["ok", "info"].includes(result))).toEqual([]);
  expect(report.verdict).toEqual({ kind: "holds", key: "known", time: "attested", signed: true, sealed: true, warnings: 0, erased: 0, notIncluded: 0 });
  const [formed, noShow] = ["deal.formed", "attendance.marked"].map((type) => report.records.find((one) => one.type === type));
  expect([formed?.notBefore, formed?.notAfter]).toEqual(["2026-11-24T09:40:59Z", "2026-11-24T09:43:01Z"]);
  expect([noShow?.notBefore, noShow?.notAfter]).toEqual(["2026-11-24T09:42:59Z", "2027-01-22T10:00:01Z"]);
});

test("the confirmation and the invoice came as far as the receiver's mail server, as that server said", () => {
  const grades = report.checks.flatMap(({ found }) => (found.kind === "grade" ? [[found.grade, found.source]] : []));
  expect(grades).toEqual([[2, "a-mail-server"], [2, "a-mail-server"], [2, "a-mail-server"]]);
  expect(strictText(fileOf("message.relayed", "report"))).toContain("Diagnostic-Code: smtp; 250 2.0.0 OK queued as 4711");
  expect(strictText(fileOf("message.rendered", "mail"))).toMatch(/^To: .*joris\.peeters@/m);
});

test("the order says with which button, page and terms the deal was made", () => {
  const { order } = JSON.parse(strictText(fileOf("deal.formed", "order"))) as { order: { wording: { orderButton: string; sentences: string[] }; terms: { sha256: string } } };
  expect(order.wording.orderButton).toBe("Bestelling met betalingsverplichting");
  expect(order.wording.sentences.join(" ")).toContain("Komt u niet zonder te annuleren, dan betaalt u 100");
  const terms = report.checks.find(({ check, subject }) => check === "binding" && subject.startsWith("terms/"));
  expect(terms?.found).toEqual({ kind: "named-by-hash", record: report.records.find(({ type }) => type === "deal.formed")?.index });
});

test("the command says the same in one sentence", async () => {
  writeFileSync(join(folder, "dossier.asice"), dossier);
  writeFileSync(join(folder, "roots.pem"), world.root);
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => printed.push(String(chunk)) > 0);
  await run([join(folder, "dossier.asice"), "--key", key?.verifier ?? "", "--roots", join(folder, "roots.pem")]);
  write.mockRestore();
  expect(printed.join("")).toMatch(/^Nothing in this dossier that the log speaks of was changed, and the log is signed by the key that you gave\./);
});

test.skipIf(lacksOpenssl)(`plain openssl agrees on when the confirmation was recorded${lacksOpenssl ? " (SKIPPED: openssl is not on this machine)" : ""}`, () => {
  const covering = [...files.keys()].flatMap((place) => /^tsa\/(\d+)\.tsr$/.exec(place)?.[1] ?? []).map(Number).toSorted((one, other) => one - other);
  const size = covering.find((one) => one > (report.records.find(({ type }) => type === "message.submitted")?.index ?? 0));
  writeFileSync(join(folder, "reply.tsr"), files.get(`tsa/${size}.tsr`) ?? "");
  writeFileSync(join(folder, "head"), files.get(`tsa/${size}.checkpoint`) ?? "");
  writeFileSync(join(folder, "roots.pem"), world.root);
  const at = Temporal.Instant.from("2026-11-24T09:43:00Z").epochMilliseconds / 1000;
  const { stdout, stderr } = spawnSync("openssl", ["ts", "-verify", "-data", "head", "-in", "reply.tsr", "-CAfile", "roots.pem", "-attime", String(at)], { cwd: folder, encoding: "utf8" });
  expect(stdout + stderr).toContain("Verification: OK");
  expect(spawnSync("openssl", ["ts", "-reply", "-in", "reply.tsr", "-text"], { cwd: folder, encoding: "utf8" }).stdout).toContain("Time stamp: Nov 24 09:43:00 2026 GMT");
});
