import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { otherSigner } from "../../test/support/dossier.ts";
import { stampedDossier } from "../../test/support/stamped-dossier.ts";
import { projectRoot } from "../platform/paths.ts";
import { verifierText } from "../proof/log/note.ts";
import { Finding, WrongUse } from "./command.ts";
import { run } from "./verify.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-verify-"));
const [good, broken, junk, roots] = ["good.asice", "broken.asice", "junk.asice", "roots.pem"].map((name) => join(folder, name));
const { bytes, roots: trusted, vkey } = await stampedDossier();

beforeAll(() => {
  writeFileSync(good ?? "", bytes);
  const at = Buffer.from(bytes).indexOf("bericht 2");
  writeFileSync(broken ?? "", bytes.with(at, 0x42));
  writeFileSync(junk ?? "", "PK niets");
  writeFileSync(roots ?? "", trusted);
});
afterAll(() => rmSync(folder, { recursive: true }));

/** What the command prints, and how it ends. */
async function printed(...args: readonly (string | undefined)[]): Promise<{ text: string; ended: unknown }> {
  let text = "";
  const write = vi.spyOn(process.stdout, "write").mockImplementation((chunk) => {
    text += String(chunk);
    return true;
  });
  const ended = await run(args.filter((arg) => arg !== undefined)).catch((error: unknown) => error);
  write.mockRestore();
  return { text, ended };
}

describe("verify", () => {
  test("says in one sentence that a dossier holds, and whose word is missing", async () => {
    const { text, ended } = await printed(good);
    expect(ended).toBeUndefined();
    expect(text.split("\n")[0]).toBe("Everything in this dossier fits together. Whose it is has not been checked yet: the key comes from the file itself.");
    expect(text).toContain("Whoever made the file could have made that key");
    expect(text).toContain("erased        Content 23/list: Erased, as record 43 says.");
    expect((await printed(good, "--key", vkey, "--locale", "nl")).text).toMatch(/^Niets in dit dossier waarvan het logboek spreekt, is gewijzigd, en het logboek is ondertekend met de sleutel die u gaf\./);
  });

  test("says what time outside authorities state, and whether the reader chose them", async () => {
    expect((await printed(good)).text).toContain("the file itself says who that is: compare the roots");
    expect((await printed(good, "--roots", roots)).text).toContain("at a time that an authority of your choice states");
    const foreign = join(folder, "foreign.pem");
    writeFileSync(foreign, (await stampedDossier()).roots);
    expect((await printed(good, "--roots", foreign)).text).toMatch(/WRONG +Time stamp .*its authority is none of those that are trusted/);
  });

  test("reads standard input, as it says", () => {
    const { status, stdout } = spawnSync(process.execPath, [join(projectRoot, "bin/handslag.mjs"), "verify", "-", "--key", vkey], { input: bytes, encoding: "utf8" });
    expect([status, stdout.split("\n")[0]]).toEqual([0, expect.stringContaining("the log is signed by the key that you gave")]);
  });

  test("ends with a finding that names what is wrong", async () => {
    const changed = await printed(broken);
    expect(changed.ended).toBeInstanceOf(Finding);
    expect(changed.text).toContain("This dossier is not as it was made");
    expect(changed.text).toMatch(/WRONG +File mail\/\d+-mail\.eml: Changed: its hash is not the one in the list\./);
    expect((await printed(junk)).ended).toBeInstanceOf(Finding);
  });

  test("tells a dossier under another key than was given from one that was changed, and takes several keys", async () => {
    const newer = verifierText(otherSigner);
    const other = await printed(good, "--key", newer, "--roots", roots);
    expect(other.ended).toMatchObject({ message: "other-key", exitCode: 3 });
    expect(other.text.split("\n")[0]).toBe("This dossier is signed by another key than the one that you gave. Nothing in it was found to be changed.");
    expect(other.text).toContain("Paste all lines of handslag.example/helder/log/1/keys");
    expect(other.text).not.toContain("WRONG");
    expect((await printed(broken, "--key", newer)).ended).toMatchObject({ message: "broken", exitCode: 1 });
    for (const keys of [["--key", newer, "--key", vkey], ["--key", `# the older\n${vkey}\n${newer}\n`]]) {
      const known = await printed(good, ...keys);
      expect([known.ended, known.text.split("\n")[0]]).toEqual([undefined, expect.stringContaining("the log is signed by the key that you gave")]);
    }
  });

  test("prints exactly one JSON value", async () => {
    const { text, ended } = await printed(broken, "--json", "--roots", roots);
    expect(ended).toBeInstanceOf(Finding);
    expect(JSON.parse(text)).toMatchObject({ ok: false, verdict: { kind: "broken", text: /./ }, about: { deal: "HK-7Q2M" } });
    expect(JSON.parse((await printed(good, "--json")).text)).toMatchObject({ ok: true, verdict: { kind: "holds", key: "from-the-file", time: "by-roots-of-the-file", sealed: true }, log: { size: 45 } });
  });

  test.each([
    [[], "verify wants a file"],
    [["/nowhere/dossier.asice"], "cannot be read"],
    [[good, "--key", "abc"], "expected a verifier key"],
    [[good, "--key", vkey.slice(0, -9)], "is a part of a key"],
    [[good, "--key", vkey.replace("helder", "heldre")], "a letter is wrong"],
    [[good, "--roots", junk], "holds no certificate"],
    [[good, "--locale", "de"], "expected nl or en"],
    [[good, good], "one word too many"],
  ])("%j is wrong use", async (args, line) => {
    const { ended } = await printed(...args);
    expect(ended).toBeInstanceOf(WrongUse);
    expect(String(ended)).toContain(line);
  });
});
