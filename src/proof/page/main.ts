import { checkTimeStamp } from "../time-stamp/check.ts";
import { readPastedKeys } from "../log/pasted-keys.ts";
import type { Report } from "../dossier/report.ts";
import { verifyDossier } from "../dossier/verify.ts";
import { reportLocales, reportWords } from "../dossier/words.ts";
import type { ReportLocale } from "../dossier/words.ts";
import { readZip } from "../dossier/zip-read.ts";
import { button, element } from "./element.ts";
import type { Child } from "./element.ts";
import { mailsIn } from "./message-names.ts";
import type { ShownMails } from "./message-names.ts";
import { reportView } from "./report-view.ts";
import type { ReportFiles } from "./report-view.ts";
import { pageTexts } from "./texts.ts";

// The page that checks a dossier, as one file without a network. What is on it is one state, drawn whole after each change.

type State = {
  locale: ReportLocale;
  busy: boolean;
  /** Why there is no report. */
  problem: "unreadable" | "stopped" | null;
  bytes: Uint8Array | null;
  report: Report | null;
  files: ReportFiles;
  mails: ShownMails;
  /** What the reader pasted as the key from elsewhere: one, or several. */
  pasted: string;
};

let asked = 0;
const state: State = { locale: languageOfReader(), busy: false, problem: null, bytes: null, report: null, files: new Map(), mails: new Map(), pasted: "" };

document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const file = event.dataTransfer?.files[0];
  if (file !== undefined) void open(file);
});
draw();

function languageOfReader(): ReportLocale {
  return navigator.language.toLowerCase().startsWith("nl") ? "nl" : "en";
}

async function open(file: File): Promise<void> {
  const isNewest = ask();
  change({ busy: true, problem: null, report: null, bytes: null, pasted: "" });
  const bytes = await file.arrayBuffer().then((buffer) => new Uint8Array(buffer), () => null);
  if (!isNewest()) return;
  if (bytes === null) {
    change({ busy: false, problem: "unreadable" });
    return;
  }
  state.bytes = bytes;
  await check();
}

async function check(): Promise<void> {
  const { bytes, pasted } = state;
  if (bytes === null) return;
  const isNewest = ask();
  const known = readPastedKeys(pasted);
  try {
    const report = await verifyDossier(bytes, { checkTimeStamp, nowMs: performance.timeOrigin + performance.now(), ...(known.ok ? { knownVerifierKeys: known.keys } : {}) });
    const zip = readZip(bytes);
    const files = new Map(zip.ok ? zip.entries.map((entry) => [entry.name, entry.bytes]) : []);
    const mails = await mailsIn(report, files);
    if (!isNewest()) return;
    change({ busy: false, report, files, mails });
    document.querySelector("h1")?.focus();
  } catch {
    // No bytes make the check itself fail, but a device may: one without memory for so large a file.
    if (isNewest()) change({ busy: false, report: null, problem: "stopped" });
  }
}

/** What is found of a file says nothing any more once another was chosen, whichever of the two takes longer. @returns whether nothing was asked since */
function ask(): () => boolean {
  const mine = (asked += 1);
  return () => mine === asked;
}

function change(some: Partial<State>): void {
  Object.assign(state, some);
  draw();
}

function draw(): void {
  const { locale, report, files, mails } = state;
  const texts = pageTexts[locale];
  document.documentElement.lang = locale;
  document.title = report === null ? texts.title : reportWords[locale].verdict(report.verdict);
  document.querySelector("#languages")?.replaceChildren(...reportLocales.filter((one) => one !== locale).map((one) => button(one === "nl" ? "Nederlands" : "English", { class: "as-link", lang: one }, () => change({ locale: one }))));
  document.querySelector("#foot")?.replaceChildren(texts.foot);
  document.querySelector("main")?.replaceChildren(...(report === null ? [choosing()] : [verdictOf(report), ...reportView(report, { locale, files, mails, key: keyForm() })]));
}

function choosing(): HTMLElement {
  const texts = pageTexts[state.locale];
  return opening([
    element("h1", { tabindex: "-1" }, state.busy ? texts.reading : texts.choose),
    element("p", { class: "lead" }, texts.chooseAbout),
    state.problem === null ? null : element("p", { class: "error", role: "alert" }, texts.problems[state.problem]),
    state.busy ? null : fileField(texts.file),
  ]);
}

function verdictOf({ verdict, about }: Report): HTMLElement {
  const texts = pageTexts[state.locale];
  const words = reportWords[state.locale];
  return opening([
    about === null ? null : element("p", { class: "eyebrow" }, texts.eyebrow(about.deal, about.organisation)),
    element("h1", { tabindex: "-1", id: "verdict", "data-kind": verdict.kind, class: verdict.kind === "broken" || verdict.kind === "not-a-dossier" ? "wrong-text" : "" }, words.verdict(verdict)),
    ...words.caveats(verdict).map((caveat) => element("p", {}, caveat)),
    // What was not read at all has no other place to say why.
    verdict.kind === "not-a-dossier" ? fileField(texts.another) : element("details", {}, element("summary", {}, texts.another), fileField(texts.file)),
  ]);
}

function opening(children: readonly Child[]): HTMLElement {
  return element("div", { class: "opening" }, element("div", { class: "stack" }, ...children));
}

function fileField(label: string): HTMLElement {
  const input = element("input", { type: "file", id: "dossier", accept: ".asice,.zip,application/vnd.etsi.asic-e+zip" });
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file !== undefined) void open(file);
  });
  return element("div", { class: "field" }, element("label", { for: "dossier" }, label), input);
}

function keyForm(): HTMLElement {
  const texts = pageTexts[state.locale];
  const input = element("textarea", { id: "key", rows: "3", autocomplete: "off", spellcheck: "false" }, state.pasted);
  const error = element("p", { class: "error", role: "alert" });
  const form = element("form", { class: "stack" },
    element("div", { class: "field" }, element("label", { for: "key" }, texts.keyLabel), element("p", { class: "hint" }, texts.keyHint), error, input),
    element("p", {}, element("button", { class: "button plain" }, texts.compare)),
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const read = readPastedKeys(input.value);
    if (!read.ok && input.value.trim() !== "") {
      error.textContent = texts.keyFaults[read.fault.kind];
      input.focus();
      return;
    }
    state.pasted = read.ok ? read.keys.join("\n") : "";
    void check();
  });
  return form;
}
