import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { setStage } from "../../test/support/cast.ts";
import { createTestHouse } from "../../test/support/database.ts";
import { stepsIn } from "../../test/support/steps.ts";
import { verifyDossier } from "../proof/dossier/verify.ts";
import { run } from "./dossier.ts";

const house = await createTestHouse();
const folder = mkdtempSync(join(tmpdir(), "handslag-dossier-"));
const env = { DATABASE_URL: house.databaseUrl, HANDSLAG_DATA: folder, HANDSLAG_SECRET: house.config.secret, HANDSLAG_URL: "http://localhost:3000" };
const file = join(folder, "deal.asice");
let code = "";

beforeAll(async () => {
  const stage = await setStage(house);
  await stepsIn(house).dealOf(stage, "Anna");
  code = (await house.db.selectFrom("deals").select("code").executeTakeFirstOrThrow()).code;
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the command writes, and how it ends. */
async function written(...args: string[]): Promise<{ out: Buffer; complaints: string; ended: unknown }> {
  const [out, complaints]: [Buffer[], string[]] = [[], []];
  const onOut = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => out.push(Buffer.from(chunk)) > 0);
  const onError = vi.spyOn(process.stderr, "write").mockImplementation((chunk) => complaints.push(String(chunk)) > 0);
  const ended = await run(args, env).catch((error: unknown) => error);
  onOut.mockRestore();
  onError.mockRestore();
  return { out: Buffer.concat(out), complaints: complaints.join(""), ended };
}

describe("dossier", () => {
  test("writes a file that holds, says why no time stamp seals it, and does not overwrite it unasked", async () => {
    const first = await written(code, "-o", file);
    expect([first.ended, String(first.out)]).toEqual([undefined, expect.stringMatching(/bytes; no time stamp is over the whole file: TSA_URLS names no service\. When it was put together is your own word/)]);
    expect((await verifyDossier(readFileSync(file))).verdict).toMatchObject({ kind: "holds" });
    writeFileSync(file, "kept");
    expect(String((await written(code, "-o", file)).ended)).toContain("is there already");
    expect(readFileSync(file, "utf8")).toBe("kept");
    expect((await written(code, "-o", file, "--force", "--json")).out.toString()).toContain('"unsealed": "TSA_URLS names no service"');
    expect(readFileSync(file, "latin1").slice(0, 2)).toBe("PK");
  });

  test("writes to standard output, and what it says beside it to standard error", async () => {
    const { out, complaints, ended } = await written(code, "-o", "-");
    expect(ended).toBeUndefined();
    expect((await verifyDossier(new Uint8Array(out))).verdict).toMatchObject({ kind: "holds" });
    expect(complaints).toContain("standard output: ");
    expect(String((await written(code, "-o", "-", "--json")).ended)).toContain("leave one of them out");
  });

  test.each([
    [["AAAA-BBBB"], "deal-unknown", "there is no deal AAAA-BBBB"],
    [["AAAA-BBBB", "--organisation", "nergens"], "organisation-unknown", "there is no organisation nergens"],
  ])("%j is refused in one line, and as JSON", async (args, refusal, line) => {
    const out = join(folder, "nothing.asice");
    expect(await written(...args, "-o", out)).toMatchObject({ complaints: `${line}\n`, ended: { message: refusal, exitCode: 1 } });
    expect(JSON.parse((await written(...args, "-o", out, "--json")).out.toString())).toEqual({ deal: args[0], refusal });
    expect(existsSync(out)).toBe(false);
  });

  test("names a log that there is not", async () => {
    expect(await written(code, "-o", join(folder, "x.asice"), "--log", "9")).toMatchObject({ complaints: "there is no log 9; handslag log state names those that there are\n", ended: { message: "log-unknown" } });
  });
});
