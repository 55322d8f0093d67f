import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { exampleFile } from "../../test/support/invoice-examples.ts";
import { Finding, WrongUse } from "./command.ts";
import { run } from "./invoice.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-invoice-"));
const [xml, pdf, file] = [join(folder, "out.xml"), join(folder, "out.pdf"), join(folder, "in.json")];
const example = JSON.parse(readFileSync(exampleFile("standard"), "utf8")) as Record<string, unknown> & { seller: object };
let printed = "";
let complained = "";

beforeEach(() => {
  printed = "";
  complained = "";
  vi.spyOn(process.stdout, "write").mockImplementation((text) => { printed += String(text); return true; });
  vi.spyOn(process.stderr, "write").mockImplementation((text) => { complained += String(text); return true; });
  for (const path of [xml, pdf]) rmSync(path, { force: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Describes the standard example with changes. */
function describeInvoice(changes: object): string {
  writeFileSync(file, JSON.stringify({ ...example, ...changes }));
  return file;
}

describe("invoice render", () => {
  test("writes the e-invoice and the PDF, and says what they are", async () => {
    await run(["render", exampleFile("standard"), "--ubl", xml, "--pdf", pdf]);
    expect(printed).toBe(`${xml}: UBL, nlcius\n${pdf}: PDF/A-3a, with the e-invoice inside\n`);
    expect(readFileSync(xml, "utf8")).toContain("<cbc:ID>2026-0042</cbc:ID>");
    expect(readFileSync(pdf, "latin1")).toMatch(/^%PDF-/);
  });

  test("prints one JSON value with --json", async () => {
    await run(["render", exampleFile("consumer"), "--pdf", pdf, "--json"]);
    expect(JSON.parse(printed)).toEqual({ ubl: null, pdf, profile: "en16931", standard: "PDF/A-3a", faults: [] });
    expect(existsSync(xml)).toBe(false);
  });

  test("names each fault in a line with its article, and writes nothing", async () => {
    await expect(run(["render", describeInvoice({ supply: null, seller: { ...example.seller, vatId: "" } }), "--ubl", xml, "--pdf", pdf])).rejects.toBeInstanceOf(Finding);
    expect(complained).toBe(`${file}: seller.vatId: ontbreekt (art. 35a lid 1 sub c Wet OB 1968)\n${file}: supply: ontbreekt (art. 35a lid 1 sub g Wet OB 1968)\n`);
    expect([xml, pdf].some((path) => existsSync(path))).toBe(false);
  });

  test("gives the faults as JSON with --json, in the language of the invoice", async () => {
    await expect(run(["render", describeInvoice({ supply: null, locale: "en" }), "--pdf", pdf, "--json"])).rejects.toBeInstanceOf(Finding);
    expect(JSON.parse(printed)).toEqual({ faults: [{ kind: "missing", at: "supply", article: "art. 35a lid 1 sub g Wet OB 1968", text: "supply: is missing (art. 35a lid 1 sub g Wet OB 1968)" }] });
  });

  test("makes a paper of a draft, and no e-invoice", async () => {
    await run(["render", describeInvoice({ number: null, issuedOn: null }), "--pdf", pdf]);
    expect(printed).toBe(`${pdf}: PDF/A-3a, a draft\n`);
    await expect(run(["render", file, "--ubl", xml])).rejects.toThrow("a draft has no e-invoice");
  });

  test("takes a logo from beside the description", async () => {
    writeFileSync(join(folder, "logo.svg"), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 1"><rect width="4" height="1"/></svg>');
    await run(["render", describeInvoice({ look: { colour: "#8a3b12", logo: "logo.svg" } }), "--pdf", pdf]);
    writeFileSync(join(folder, "logo.gif"), "GIF89a");
    await expect(run(["render", describeInvoice({ look: { logo: "logo.gif" } }), "--pdf", pdf])).rejects.toThrow("logo.gif is no logo");
  });
});

describe("wrong use is refused in a line each", () => {
  test.each([
    [["render"], "usage: handslag invoice render"],
    [["make", "x.json"], "usage: handslag invoice render"],
    [["render", exampleFile("kor")], "nothing is asked for"],
    [["render", exampleFile("kor"), "--ubl"], "--ubl wants a value"],
    [["render", exampleFile("kor"), "--xml", xml], "--xml is not known here"],
    [["render", join(folder, "none.json"), "--pdf", pdf], "cannot be read"],
    [["render", exampleFile("kor"), "--pdf", join(folder, "no", "where.pdf")], "cannot be written"],
  ])("%j", async (args, line) => {
    const failure = await run(args).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(WrongUse);
    expect((failure as Error).message).toContain(line);
  });

  test("a file that is no JSON", async () => {
    writeFileSync(file, "{");
    await expect(run(["render", file, "--pdf", pdf])).rejects.toThrow("in.json is not JSON");
  });

  test("every problem of a description with its place", async () => {
    const wrong = describeInvoice({ version: 2, issuedOn: "2 november", lines: [{ text: "x", quantity: 1.0005, unitPriceCents: 9.5, vat: { kind: "none" } }], extra: 1 });
    const failure = await run(["render", wrong, "--pdf", pdf]).catch((error: unknown) => error);
    expect((failure as Error).message.split("\n").map((line) => line.slice(file.length + 2).split(":")[0])).toEqual(["version", "issuedOn", "lines.0.quantity", "lines.0.unitPriceCents", "lines.0.vat.kind", "the file"]);
  });
});
