import type { Check, Report, ShownRecord } from "../dossier/report.ts";
import { foundText, reportWords } from "../dossier/words.ts";
import type { ReportLocale } from "../dossier/words.ts";
import { stepWords } from "../record/words.ts";
import { contentView } from "./content-view.ts";
import { contentWords } from "./content-words.ts";
import { element } from "./element.ts";
import type { Child } from "./element.ts";
import { messageName } from "./message-names.ts";
import type { ShownMails } from "./message-names.ts";
import { exactMoment, inLocalTime, placeOf, shownMoment } from "./moments.ts";
import { pageTexts } from "./texts.ts";
import { wordFor } from "./word-for.ts";

export type ReportFiles = ReadonlyMap<string, Uint8Array>;
type Setting = { locale: ReportLocale; zone: string; files: ReportFiles; mails: ShownMails };

/** All of a report but its verdict: what is wrong first, then the key, then the story that the records tell. */
export function reportView(report: Report, { locale, files, mails, key }: { locale: ReportLocale; files: ReportFiles; mails: ShownMails; key: HTMLElement }): HTMLElement[] {
  const texts = pageTexts[locale];
  const setting = { locale, files, mails, zone: report.about?.zone ?? "UTC" };
  const wrong = report.checks.filter(({ result }) => result === "fail");
  return [
    ...(wrong.length === 0 ? [] : [clause(texts.wrong, report.verdict.kind === "not-a-dossier" ? null : element("p", {}, texts.wrongAbout), checkList(wrong, setting))]),
    ...(report.log === null ? [] : [clause(texts.key, element("p", { class: "text" }, texts.keyAbout), element("p", { class: "soft" }, texts.log(report.log.origin, report.log.size)), element("p", { class: "code" }, report.log.key), key)]),
    ...(report.records.length === 0 ? [] : [story(report.records, setting)]),
    ...deliveries(report, setting),
    ...(report.verdict.kind === "not-a-dossier" ? [] : [checksClause(report.checks, setting)]),
  ];
}

function clause(heading: string, ...children: readonly Child[]): HTMLElement {
  return element("section", { class: "clause" }, element("h2", {}, heading), element("div", { class: "stack" }, ...children));
}

/** What tells of the log alone is folded away: it is no part of the story. */
function story(records: readonly ShownRecord[], setting: Setting): HTMLElement {
  const texts = pageTexts[setting.locale];
  const ofTheLog = records.filter((record) => record.ofTheLog && record.inTheLog);
  const list = (some: readonly ShownRecord[]) => element("ol", { role: "list", class: "proof rows" }, ...some.map((record) => recordItem(record, setting)));
  return clause(texts.story,
    element("p", { class: "text soft" }, texts.storyAbout(placeOf(setting.zone))),
    list(records.filter((record) => !ofTheLog.includes(record))),
    ofTheLog.length === 0 ? null : element("details", {}, element("summary", {}, texts.ofTheLog(ofTheLog.length)), element("p", { class: "text soft" }, texts.ofTheLogAbout), list(ofTheLog)),
  );
}

function recordItem(record: ShownRecord, setting: Setting): HTMLElement {
  const { index, type, at, actor, message, ofThisDeal, ofTheLog, inTheLog, notBefore, notAfter, contents } = record;
  const { locale } = setting;
  const texts = pageTexts[locale];
  const bound = (text: string | null, parts: "down" | "up") => (text === null ? null : exactMoment(text, setting, parts));
  const remarks = [inTheLog ? null : texts.notInLog, ofThisDeal || ofTheLog ? null : texts.otherDeal, wordFor(actor, texts.actors), texts.outside(bound(notBefore, "down"), bound(notAfter, "up")), texts.number(index)].filter((one) => one !== null);
  const name = message === null ? null : messageName(message, setting);
  return element("li", {},
    element("p", { class: "soft" }, element("time", { datetime: at }, shownMoment(at, setting))),
    element("div", {},
      element("p", inTheLog ? {} : { class: "wrong-text" }, [wordFor(type, stepWords[locale]), name].filter((one) => one !== null).join(": ")),
      element("p", { class: "soft small" }, remarks.join(" · ")),
      ...contents.map((content) => contentLine(content, setting)),
    ),
  );
}

function contentLine({ name, state, file, size, mediaType }: ShownRecord["contents"][number], { locale, zone, files }: Setting): HTMLElement {
  const texts = pageTexts[locale];
  const bytes = file === null ? undefined : files.get(file);
  const what = wordFor(name, contentWords[locale]);
  return element("div", { class: state === "differs" ? "content wrong-text" : "content" },
    element("p", { class: "small" }, `${what}: ${texts.states[state]}, ${texts.size(size)}`),
    file === null || bytes === undefined ? null : contentView({ name, called: what, place: file, bytes, mediaType, texts, spoken: { locale, zone } }),
  );
}

/** Each message by its subject or kind, to whom, and when it was handed over; never by its id alone where more is known. */
function deliveries({ checks, records }: Report, setting: Setting): HTMLElement[] {
  const { locale, mails } = setting;
  const texts = pageTexts[locale];
  const grades = checks.filter(({ check }) => check === "delivery");
  const items = grades.map((one) => {
    const first = records.find(({ message }) => message?.id === one.subject);
    const name = first?.message === undefined || first.message === null ? null : messageName(first.message, setting);
    const to = mails.get(one.subject)?.to ?? "";
    const about = [to === "" ? null : texts.to(to), first === undefined ? null : shownMoment(first.at, setting), first === undefined ? null : texts.number(first.index)].filter((part) => part !== null);
    return element("li", {}, element("div", { class: "across-two" }, element("p", {}, name ?? one.subject), element("p", { class: "soft small" }, about.join(" · "))), element("p", {}, one.found.kind === "not-delivered" ? element("b", {}, foundText(one, locale)) : foundText(one, locale)));
  });
  return items.length === 0 ? [] : [clause(texts.delivery, element("p", { class: "text soft" }, texts.deliveryAbout), element("ul", { role: "list", class: "rows checks" }, ...items))];
}

function checksClause(checks: readonly Check[], setting: Setting): HTMLElement {
  const texts = pageTexts[setting.locale];
  const notable = checks.filter(({ result, check }) => !["ok", "fail"].includes(result) && check !== "delivery" && !(check === "time" && result === "pending"));
  const fine = checks.filter(({ result }) => result === "ok").length;
  return clause(texts.checks,
    fine === 0 ? null : element("p", {}, texts.fine(fine)),
    ...(notable.length === 0 ? [] : [element("p", {}, texts.notable), checkList(notable, setting)]),
    element("details", {}, element("summary", {}, texts.all), checkList(checks, setting)),
  );
}

function checkList(checks: readonly Check[], setting: Setting): HTMLElement {
  const { checks: names, results } = reportWords[setting.locale];
  return element("ul", { role: "list", class: "rows checks" }, ...checks.map((one) => element("li", {},
    element("p", { class: one.result === "fail" ? "wrong-text" : "soft" }, results[one.result]),
    element("p", {}, element("b", {}, names[one.check]), one.subject === "" ? "" : ` ${one.subject}`),
    element("p", {}, foundText({ ...one, found: inLocalTime(one.found, setting) }, setting.locale)),
  )));
}
