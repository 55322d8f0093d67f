import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { projectRoot } from "../paths.ts";

/** Where the papers are described; data and pictures are lent to the compiler under this folder and never written. */
export const workspace = join(projectRoot, "src/platform/pdf");
const fonts = ["inter-400", "source-serif-4-400", "source-serif-4-600"];
let onceMade: Promise<NodeCompiler> | null = null;

/** Reading the fonts takes longer than a paper does: one compiler serves all. */
export async function warmCompiler(): Promise<NodeCompiler> {
  onceMade ??= import("@myriaddreamin/typst-ts-node-compiler").then((typst) => typst.NodeCompiler.create({
    workspace,
    fontArgs: [{ fontBlobs: fonts.map((name) => readFileSync(join(projectRoot, "src/ui/assets/fonts", `${name}.ttf`))) }],
  }));
  return onceMade;
}
