import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { outsiderTools } from "../platform/outsider-tools.ts";
import { WrongUse } from "./command.ts";
import { run } from "./verifier.ts";

const folder = mkdtempSync(join(tmpdir(), "handslag-verifier-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("verifier writes the page or the script, whichever the name asks for", async () => {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  const { page, script } = await outsiderTools();
  for (const [name, bytes] of [["verify.html", page], ["verify.py", script]] as const) {
    await run(["-o", join(folder, name)]);
    expect(readFileSync(join(folder, name)).equals(Buffer.from(bytes))).toBe(true);
  }
  write.mockRestore();
  await expect(run(["-o", join(folder, "verify.py")])).rejects.toThrow("is there already");
  await expect(run([])).rejects.toThrow(WrongUse);
});
