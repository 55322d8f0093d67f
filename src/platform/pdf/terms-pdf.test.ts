import { expect, test } from "vitest";
import { markdownBlocks, markdownHtml } from "./markdown.ts";
import { termsPdf } from "./terms-pdf.ts";

const paper = {
  title: "Algemene voorwaarden",
  number: 4,
  organisationName: "Studio Helder",
  locale: "nl",
  publishedOn: Temporal.PlainDate.from("2026-11-02"),
  markdown: "# Algemene voorwaarden\n\n## 1. Betalen\n\nU betaalt **op tijd**, *liefst* [online](https://helder.example).\n\n1. eerst\n2. dan\n\n- a\n  - b\n\n> geciteerd\n\n| Dagen | Kosten |\n|---|---|\n| 28 | 0 % |\n\n---\n\n`code`\n",
} as const;

test("the same terms give the same bytes", async () => {
  const first = await termsPdf(paper);
  expect(first.subarray(0, 5).toString()).toBe("%PDF-");
  expect((await termsPdf(paper)).equals(first)).toBe(true);
});

test("other terms give other bytes", async () => {
  expect((await termsPdf({ ...paper, number: 5 })).equals(await termsPdf(paper))).toBe(false);
});

test.each([
  ["markup of the typesetter", "#panic(1) $x^2$ #read(\"/etc/passwd\") @ref <label> = kop\n\n#set text(fill: red)\n\n\\ ~ _a_ `#panic()`"],
  ["a title that is markup", "# #panic(\"x\") *b* \" \\ <a>"],
  ["script", "<script>alert(1)</script> [x](javascript:alert(1)) ![p](https://x.example/p.png)"],
  ["quotes without end", `${"> ".repeat(90)}diep`],
  ["lists without end", Array.from({ length: 40 }, (_, depth) => `${"  ".repeat(depth)}- ${depth}`).join("\n")],
  ["nothing", ""],
  ["an empty link and an empty item", "[]() \n\n- \n\n[a]()"],
  ["letters of all kinds", "Ünïcödé – “aanhalingen” € ½ 日本 🎉"],
])("terms with %s become a paper", async (_name, markdown) => {
  const pdf = await termsPdf({ ...paper, title: "#panic() \" \\", markdown });
  expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
});

test("quotes inside quotes lose no words, however deep", () => {
  expect(JSON.stringify(markdownBlocks(`${"> ".repeat(40)}diep`))).toContain("diep");
});

test("HTML of a writer is shown, never obeyed", () => {
  const html = markdownHtml("<script>alert(1)</script>\n\n<img src=x onerror=alert(1)> [x](javascript:alert(1)) [y](data:text/html,x)\n\n[goed](https://a.example)");
  expect(html).not.toMatch(/<script|<img|href="(?:javascript|data):/i);
  expect(html).toContain('<a href="https://a.example" rel="noopener nofollow">goed</a>');
});
