import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { commands } from "../src/commands/registry.ts";
import { projectRoot } from "../src/platform/paths.ts";

// What the documents say about the house is so.

const read = (path: string) => readFileSync(join(projectRoot, path), "utf8");
const pages = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", ...pagesIn("docs")];

function pagesIn(folder: string): string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true, recursive: true })
    .filter((item) => item.isFile() && item.name.endsWith(".md"))
    .map((item) => join(item.parentPath, item.name).slice(projectRoot.length + 1));
}

function sources(folder = "src"): string[] {
  return readdirSync(join(projectRoot, folder), { withFileTypes: true, recursive: true })
    .filter((item) => item.isFile() && /\.tsx?$/.test(item.name))
    .map((item) => join(item.parentPath, item.name).slice(projectRoot.length + 1));
}

describe("the documents", () => {
  test.each(pages)("every link in %s leads somewhere", (page) => {
    const links = [...read(page).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? "");
    expect(links.filter((link) => !existsSync(join(projectRoot, dirname(page), link)))).toEqual([]);
  });

  test("every rule page that the code names exists", () => {
    const named = new Set(sources().flatMap((file) => [...read(file).matchAll(/docs\/[\w/-]+\.md/g)].map((match) => match[0])));
    expect([...named].filter((page) => !existsSync(join(projectRoot, page)))).toEqual([]);
  });

  test("the operating page names every command", () => {
    const page = read("docs/operating.md");
    expect(commands.map(({ name }) => name).filter((name) => !page.includes(`\`${name}`))).toEqual([]);
  });

  test("the readme has the two commands, and the scripts that it names", () => {
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> };
    expect(read("README.md")).toContain("npm ci && npm run demo");
    expect(read("README.md")).toContain("npm ci && npm test");
    for (const match of read("CONTRIBUTING.md").matchAll(/npm run (\w+)/g)) expect(Object.keys(scripts)).toContain(match[1]);
  });

  test("every dependency has one exact version", () => {
    const { dependencies, devDependencies } = JSON.parse(read("package.json")) as Record<"dependencies" | "devDependencies", Record<string, string>>;
    expect(Object.values({ ...dependencies, ...devDependencies }).filter((version) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([]);
  });
});
