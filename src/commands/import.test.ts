import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { formatCode } from "../domain/deal/code.ts";
import { rfReference } from "../domain/bank/rf-reference.ts";
import { createTestHouse } from "../../test/support/database.ts";
import { setStage } from "../../test/support/cast.ts";
import { stepsIn } from "../../test/support/steps.ts";
import { asCamt } from "../../test/support/bank-writers.ts";
import { killPrograms, startProgram } from "../../test/support/program.ts";
import { projectRoot } from "../platform/paths.ts";

const house = await createTestHouse();
const folder = mkdtempSync(join(tmpdir(), "handslag-import-"));

afterAll(() => {
  killPrograms();
  rmSync(folder, { recursive: true });
});

async function importBank(...args: string[]): Promise<{ out: string; complaints: string; exit: number | NodeJS.Signals }> {
  const program = startProgram(process.execPath, [join(projectRoot, "bin/handslag.mjs"), "import", ...args], { cwd: projectRoot, env: { PATH: process.env["PATH"] } });
  const lines: string[] = [];
  for (let line = await program.line(); line !== null; line = await program.line()) lines.push(line);
  return { out: lines.join("\n"), exit: await program.ended, complaints: program.complaints() };
}

function file(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

const good = asCamt([
  { account: "NL91ABNA0417164300", opening: 10_000, lines: [{ on: "2026-11-03", cents: 59_500, name: "J. Voorbeeld", account: "NL20INGB0001234567", text: "Training 7K4M-2PXC RF18 5390 0754 7034", endToEndId: "E1" }] },
  { account: "NL91ABNA0417164300", opening: 69_500, lines: [] },
]);
// Its name says otherwise: only what it holds counts.
const statements = file("download.pdf", good);
const cut = file("cut.xml", good.slice(0, good.indexOf("</Ntry>") + 10));

describe("with --json there is one JSON value on stdout and nothing else", () => {
  test("with every statement, its lines and whether it balances", async () => {
    const { out, complaints, exit } = await importBank("bank", statements, "test/data/bank/rabobank-structured-a.mt940", "--dry-run", "--json");
    expect([exit, complaints]).toEqual([0, ""]);
    const { files, matching } = JSON.parse(out) as { files: { statements: unknown[] }[]; matching: unknown };
    expect(matching).toEqual({ done: false, why: "there is no database here; name the organisation with --organisation to use one" });
    expect(files).toMatchObject([{ file: statements, format: "camt.053", refused: null }, { file: "test/data/bank/rabobank-structured-a.mt940", format: "mt940", refused: null }]);
    expect(files.map((one) => one.statements.length)).toEqual([2, 2]);
    expect(files[0]?.statements[0]).toEqual({
      account: "NL91ABNA0417164300", currency: "EUR", number: "7", lineCount: 1, balanced: true,
      period: { from: "2026-11-01", to: "2026-11-01" },
      opening: { amount: "100.00", currency: "EUR", amountCents: 10_000, date: "2026-11-01" },
      closing: { amount: "695.00", currency: "EUR", amountCents: 69_500, date: "2026-11-01" },
      lines: [{
        amount: "595.00", currency: "EUR", amountCents: 59_500, date: "2026-11-03", valueDate: null, name: "J. Voorbeeld", account: "NL20INGB0001234567", reference: null, endToEndId: "E1",
        text: "Training 7K4M-2PXC RF18 5390 0754 7034", references: [{ kind: "rf", value: "RF18539007547034" }], possibleCodes: expect.arrayContaining(["7K4M2PXC"]),
        status: "booked", reversal: false, bankId: null, parts: [], fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/), match: null,
      }],
    });
  });

  test("also when a file is refused in the middle of a statement, and before one", async () => {
    const { out, exit } = await importBank("bank", cut, file("empty", ""), statements, "--dry-run", "--json");
    expect(exit).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      files: [
        { statements: [{ lines: [{ amount: "595.00" }], balanced: null }], refused: { kind: "cut-off", fileLine: 4, text: "This file stops at line 4, in the middle of a statement. Download it again." } },
        { statements: [], refused: { kind: "empty" } },
        { refused: null },
      ],
    });
  });
});

test("without it there is text, and a refusal says that nothing of the file is used", async () => {
  const { out, exit } = await importBank("bank", statements, cut, "--dry-run");
  expect(exit).toBe(1);
  expect(out).toContain("Account NL91ABNA0417164300, EUR, statement 7\n");
  expect(out.replaceAll("\u00a0", " ")).toContain("    Tue 3 Nov 2026          595.00 EUR  J. Voorbeeld  NL20INGB0001234567  Training 7K4M-2PXC RF18 5390 0754 7034  [reference RF18539007547034]\n");
  expect(out).toContain("1 line. Opening and lines make the closing balance.");
  expect(out).toContain("REFUSED: This file stops at line 4, in the middle of a statement. Download it again. Nothing of this file is used.");
});

test("`-` is standard input, and whoever has read enough may go away", () => {
  const program = `"${process.execPath}" bin/handslag.mjs import bank`;
  const shell = (line: string) => spawnSync("sh", ["-c", line], { cwd: projectRoot, encoding: "utf8", env: { PATH: process.env["PATH"] } });
  expect(shell(`${program} - --dry-run < "${statements}"`).stdout).toContain("Account NL91ABNA0417164300");
  const long = file("long.xml", asCamt([{ account: "NL91ABNA0417164300", opening: 0, lines: Array.from({ length: 3_000 }, () => ({ on: "2026-11-03", cents: 1, name: "A", account: "NL20INGB0001234567", text: "B", endToEndId: "C" })) }]));
  expect(shell(`${program} "${long}" --dry-run --json | head -n 2`)).toMatchObject({ stderr: "", status: 0 });
  const whole = shell(`${program} "${long}" --dry-run --json | cat`);
  expect(whole.stderr).toBe("");
  expect(JSON.parse(whole.stdout)).toMatchObject({ files: [{ statements: [{ lineCount: 3_000, balanced: true }] }] });
});

test("statements of another account are refused when one is asked for", async () => {
  const { out, exit } = await importBank("bank", statements, "--dry-run", "--account", "NL20 INGB 0001 2345 67");
  expect(exit).toBe(1);
  expect(out).toContain("This statement is of account NL91ABNA0417164300, not of the account that you use.");
});

test("the columns of a CSV file can be named", async () => {
  const columns = file("columns.json", JSON.stringify({ date: "Dag", amount: "Euro", name: "Wie" }));
  const { out, exit } = await importBank("bank", file("own.csv", "Dag;Euro;Wie\n3-11-2026;595,00;J. Voorbeeld\n"), "--dry-run", "--json", "--columns", columns);
  expect(exit).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ files: [{ format: "csv", statements: [{ account: null, balanced: null, lines: [{ date: "2026-11-03", amountCents: 59_500, name: "J. Voorbeeld" }] }] }] });
});

describe("with a database", () => {
  const inHouse = (...args: string[]) => {
    const { stdout, status } = spawnSync(process.execPath, [join(projectRoot, "bin/handslag.mjs"), "import", "bank", ...args], { cwd: projectRoot, encoding: "utf8", env: { PATH: process.env["PATH"], DATABASE_URL: house.databaseUrl, HANDSLAG_DATA: folder } });
    return { status, out: JSON.parse(stdout) as { files: Record<string, unknown>[]; matching?: unknown } };
  };

  test("a dry run names the deal and why, and changes nothing; without it the line is booked once, and another organisation must be named", { timeout: 60_000 }, async () => {
    const stage = await setStage(house);
    const dealId = await stepsIn(house).dealOf(stage, "Anna");
    const { code } = await house.db.selectFrom("deals").select("code").where("id", "=", dealId).executeTakeFirstOrThrow();
    const paid = file("paid.xml", asCamt([{ account: "NL91ABNA0417164300", opening: 0, lines: [{ on: "2026-11-03", cents: 108_295, name: "Anna", account: "NL20INGB0001234567", text: rfReference(code), endToEndId: "E1" }] }]));
    const dry = inHouse(paid, "--dry-run", "--json");
    expect(dry).toMatchObject({ status: 0, out: { matching: { done: true, organisation: "helder" }, files: [{ statements: [{ balanced: true, lines: [{ match: { known: false, kind: "certain", targets: [{ deal: formatCode(code), customer: "Anna B.V.", amountCents: 108_295 }], reasons: expect.arrayContaining(["reference-rf", "exact-amount"]) } }] }] }] } });
    expect(await house.db.selectFrom("payments").select("id").execute()).toEqual([]);
    expect(inHouse(paid, "--json")).toMatchObject({ status: 0, out: { files: [{ lineCount: 1, newCount: 1, matched: 1, refused: null }] } });
    expect(inHouse(paid, "--json", "--organisation", "helder")).toMatchObject({ status: 0, out: { files: [{ newCount: 0, matched: 0 }] } });
    expect(await house.db.selectFrom("payments").select("amount_cents").execute()).toEqual([{ amount_cents: 108_295 }]);
  });
});

describe("wrong use ends with 2 and one line", () => {
  const usage = "handslag import bank FILE... [--dry-run] [--organisation SLUG] [--account IBAN] [--columns FILE] [--json]";
  test.each([
    [[], "import wants bank; see handslag import --help"],
    [["invoices"], "import wants bank, got invoices; see handslag import --help"],
    [["bank", "--dry-run"], `import bank wants a file: ${usage}`],
    [["bank", "--dry-run", "--jsno", statements], "--jsno is not known here; there are --dry-run, --json, --account, --columns, --organisation"],
    [["bank", "--dry-run", statements, "test/data"], "test/data cannot be read: it is a folder"],
    [["bank", "--dry-run", statements, "--columns", "test/data/bank/ing-a.mt940"], expect.stringMatching(/^test\/data\/bank\/ing-a.mt940 cannot be read as JSON: .*/)],
  ])("import %j", async (args, line) => {
    const { out, complaints, exit } = await importBank(...args);
    expect([out, exit]).toEqual(["", 2]);
    expect(complaints.trimEnd()).toEqual(line);
  });
});
