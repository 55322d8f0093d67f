import { spawnSync } from "node:child_process";

/** A numbered step of a document: its commands, and what it says that they answer. */
export type Block = { number: number; title: string; commands: string; answer: string };

/** Every fenced block of commands under a numbered heading, with the fenced text behind it. @throws {Error} for commands without an answer */
export function blocksIn(markdown: string): Block[] {
  const sections = markdown.split(/^### (?=\d+\. )/m).slice(1);
  const blocks = sections.map((section) => {
    const [, number = "", title = ""] = /^(\d+)\. (.*)/.exec(section) ?? [];
    const [, commands, answer] = /```sh\n([\s\S]*?)\n```\n\n```text\n([\s\S]*?)\n```/.exec(section) ?? [];
    if (commands === undefined || answer === undefined) throw new Error(`step ${number} has no commands with an answer`);
    return { number: Number(number), title, commands, answer };
  });
  const fenced = markdown.split("```sh\n").length - 1;
  if (fenced !== blocks.length) throw new Error(`${fenced} blocks of commands, and ${blocks.length} of them in numbered steps`);
  return blocks;
}

/** Runs blocks one after another in one shell. @returns for each whether it answered as the document says */
export function runBlocks(blocks: readonly Block[], folder: string): { number: number; holds: boolean; found: string }[] {
  const mark = "=== end of step";
  const script = blocks.map(({ commands }) => `${commands}\necho\necho '${mark}'`).join("\n");
  const { stdout } = spawnSync("sh", ["-c", `exec 2>&1\n${script}\n`], { cwd: folder, encoding: "latin1", maxBuffer: 50_000_000 });
  const parts = Buffer.from(stdout, "latin1").toString("utf8").split(`${mark}\n`);
  return blocks.map(({ number, answer }, at) => {
    const lines = (parts[at] ?? "").split("\n").filter((line) => line !== "" && !line.startsWith("Using configuration from "));
    return { number, holds: patternOf(answer).test(`${lines.join("\n")}\n`), found: lines.join("\n") };
  });
}

/** `…` stands for some letters of a line; as the last line for the same lines again. */
function patternOf(answer: string): RegExp {
  const lines = answer.split("\n");
  const isRepeated = lines.at(-1) === "…";
  const some = (isRepeated ? lines.slice(0, -1) : lines).map((line) => `${line.split("…").map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)).join(".+")}\n`).join("");
  return new RegExp(isRepeated ? `^(?:${some})+$` : `^${some}$`);
}
