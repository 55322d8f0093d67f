import { openBrowser } from "./support/browser.ts";
const browser = await openBrowser();
for (const [name, width] of [["desk", 1280], ["phone", 390]] as const) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, ignoreHTTPSErrors: true });
  const page = await context.newPage();
  page.on("console", (m) => console.log("console", m.text()));
  page.on("pageerror", (e) => console.log("error", e.message));
  await page.goto("http://localhost:3203/office/log-in");
  await page.fill('input[name="email"]', "marit@studiohelder.example");
  await page.fill('input[name="password"]', "helder-en-duidelijk");
  await page.click('main button');
  await page.waitForURL(/office$/);
  await page.screenshot({ path: `/tmp/w/bank-shots/today-${name}.png`, fullPage: false });
  for (const [what, path] of [["money", "/office/money"], ["bank", "/office/money/bank"], ["lines", "/office/money/bank/lines"], ["rules", "/office/money/bank/rules"]] as const) {
    await page.goto(`http://localhost:3203${path}`);
    await page.screenshot({ path: `/tmp/w/bank-shots/${what}-${name}.png`, fullPage: true });
  }
  await page.goto("http://localhost:3203/office/money/bank");
  await page.locator('[data-key="other"]').first().click();
  await page.goto(page.url() + "?q=a");
  await page.locator('input[name="pick"]').first().check();
  await page.locator('main form[method="get"] button').last().click();
  await page.screenshot({ path: `/tmp/w/bank-shots/line-${name}.png`, fullPage: true });
  if (name === "desk") {
    await page.goto("http://localhost:3203/office/money/bank");
    await page.locator("[data-line] button").first().focus();
    await page.keyboard.press("ArrowDown"); await page.keyboard.press("ArrowDown");
    await page.keyboard.press("x");
    await page.waitForURL(/aside=/);
    await page.screenshot({ path: `/tmp/w/bank-shots/aside-${name}.png`, fullPage: true });
    await page.locator("[data-line] button").first().focus();
    await page.keyboard.press("z");
    await page.waitForURL(/news=back/);
    console.log("keys work", await page.locator(".notice").innerText());
    await page.locator("[data-line] button").first().focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForURL(/lines\//);
    console.log("arrow right goes to", page.url());
  }
  await context.close();
}
await browser.close();
