import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What WCAG 2.2 AA asks of the page that is open, as far as a program can see it. */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await page.evaluate(`(async () => { ${axe.source}; const r = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }); return r.violations.map((v) => v.id + ": " + v.nodes[0].html); })()`);
  const { pathname } = new URL(page.url());
  expect([pathname, found]).toEqual([pathname, []]);
}
