import type { Check, Report, ShownRecord } from "../dossier/report.ts";
import { foundText, reportWords } from "../dossier/words.ts";
import type { ReportLocale } from "../dossier/words.ts";
import { stepWords } from "../record/words.ts";
import { contentView } from "./content-view.ts";
import { element } from "./element.ts";
import type { Child } from "./element.ts";
import { shownMoment } from "./moments.ts";
import { pageTexts } from "./texts.ts";

export type ReportFiles = ReadonlyMap<string, Uint8Array>;
type Setting = { locale: ReportLocale; zone: string; files: ReportFiles };

/** All of a report but its verdict: what is wrong first, then the key, then the story that the records tell. */
export function reportView(report: Report, { locale, files, key }: { locale: ReportLocale; files: ReportFiles; key: HTMLElement }): HTMLElement[] {
  const texts = pageTexts[locale];
  const setting = { locale, files, zone: report.about?.zone ?? "UTC" };
  const wrong = report.checks.filter(({ result }) => result === "fail");
  const grades = report.checks.filter(({ check }) => check === "delivery");
  return [
    ...(wrong.length === 0 ? [] : [clause(texts.wrong, element("p", {}, texts.wrongAbout), checkList(wrong, locale))]),
    ...(report.log === null ? [] : [clause(texts.key, element("p", { class: "text" }, texts.keyAbout), element("p", { class: "soft" }, texts.log(report.log.origin, report.log.size)), element("p", { class: "code" }, report.log.key), key)]),
    ...(report.records.length === 0 ? [] : [clause(texts.story, element("p", { class: "text soft" }, texts.storyAbout(setting.zone)), element("ol", { role: "list", class: "proof rows" }, ...report.records.map((record) => recordItem(record, setting))))]),
    ...(grades.length === 0 ? [] : [clause(texts.delivery, element("p", { class: "text soft" }, texts.deliveryAbout), gradeList(grades, locale))]),
    checksClause(report.checks, locale),
  ];
}

function clause(heading: string, ...children: readonly Child[]): HTMLElement {
  return element("section", { class: "clause" }, element("h2", {}, heading), element("div", { class: "stack" }, ...children));
}

function recordItem({ index, type, at, actor, ofThisDeal, ofTheLog, inTheLog, notBefore, notAfter, contents }: ShownRecord, { locale, zone, files }: Setting): HTMLElement {
  const texts = pageTexts[locale];
  const bound = (text: string | null, parts: "down" | "up") => (text === null ? null : shownMoment(text, { locale, zone, parts }));
  const remarks = [inTheLog ? null : texts.notInLog, ofThisDeal ? null : ofTheLog ? texts.elsewhere : texts.otherDeal, wordFor(actor, texts.actors), texts.outside(bound(notBefore, "down"), bound(notAfter, "up"))].filter((one) => one !== null);
  return element("li", {},
    element("p", { class: "soft" }, element("time", { datetime: at }, shownMoment(at, { locale, zone })), element("span", { class: "index" }, ` ${index}`)),
    element("div", {},
      element("p", inTheLog ? {} : { class: "wrong-text" }, wordFor(type, stepWords[locale])),
      element("p", { class: "soft small" }, remarks.join(" · ")),
      ...contents.map((content) => contentLine(content, { locale, files })),
    ),
  );
}

function contentLine({ name, state, file, size, mediaType }: ShownRecord["contents"][number], { locale, files }: Pick<Setting, "locale" | "files">): HTMLElement {
  const texts = pageTexts[locale];
  const bytes = file === null ? undefined : files.get(file);
  const what = wordFor(name, texts.contents);
  return element("div", { class: state === "differs" ? "content wrong-text" : "content" },
    element("p", { class: "small" }, `${what}: ${texts.states[state]}, ${texts.size(size)}`),
    file === null || bytes === undefined ? null : contentView({ name: what, place: file, bytes, mediaType, texts }),
  );
}

/** A file can name what no list has, also what every object has. */
function wordFor(name: string, words: Readonly<Record<string, string>>): string {
  return Object.hasOwn(words, name) ? words[name] ?? name : name;
}

function checksClause(checks: readonly Check[], locale: ReportLocale): HTMLElement {
  const texts = pageTexts[locale];
  const notable = checks.filter(({ result, check }) => !["ok", "fail"].includes(result) && check !== "delivery" && !(check === "time" && result === "pending"));
  return clause(texts.checks,
    element("p", {}, texts.checksAbout(checks.filter(({ result }) => result === "ok").length)),
    checkList(notable, locale),
    element("details", {}, element("summary", {}, texts.all), checkList(checks, locale)),
  );
}

function gradeList(grades: readonly Check[], locale: ReportLocale): HTMLElement {
  return element("ul", { role: "list", class: "rows checks" }, ...grades.map((one) => element("li", {}, element("p", { class: "soft code across-two" }, one.subject), element("p", {}, foundText(one, locale)))));
}

function checkList(checks: readonly Check[], locale: ReportLocale): HTMLElement {
  const { checks: names, results } = reportWords[locale];
  return element("ul", { role: "list", class: "rows checks" }, ...checks.map((one) => element("li", {},
    element("p", { class: one.result === "fail" ? "wrong-text" : "soft" }, results[one.result]),
    element("p", {}, element("b", {}, names[one.check]), one.subject === "" ? "" : ` ${one.subject}`),
    element("p", {}, foundText(one, locale)),
  )));
}
