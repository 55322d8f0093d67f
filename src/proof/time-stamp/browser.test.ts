import { isBuiltin } from "node:module";
import { join } from "node:path";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { projectRoot } from "../../platform/paths.ts";

test("everything here is bundled for a browser, without a part of Node", async () => {
  const { metafile, warnings } = await build({
    stdin: { contents: `export * from "./check.ts"; export * from "./request.ts"; export * from "./reply.ts"; export * from "./pem.ts";`, resolveDir: join(projectRoot, "src/proof/time-stamp") },
    bundle: true,
    platform: "browser",
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
    metafile: true,
  });
  const imported = Object.values(metafile.inputs).flatMap(({ imports }) => imports.map(({ path }) => path));
  expect(warnings).toEqual([]);
  expect(imported.filter((path) => isBuiltin(path))).toEqual([]);
  expect(Object.keys(metafile.inputs).filter((path) => path.startsWith("src/")).every((path) => path.startsWith("src/proof/"))).toBe(true);
});
