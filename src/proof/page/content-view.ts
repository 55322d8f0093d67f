import { strictText } from "../bytes.ts";
import { readMail } from "./mail.ts";
import { button, element } from "./element.ts";
import type { PageTexts } from "./texts.ts";

const longestShown = 200_000;

/** A file of the dossier behind a line that opens it: as text where it is any, and always to be saved. Nothing of it is run or fetched. */
export function contentView({ name, place, bytes, mediaType, texts }: { name: string; place: string; bytes: Uint8Array; mediaType: string; texts: PageTexts }): HTMLElement {
  const body = element("div", { class: "stack" });
  const view = element("details", {}, element("summary", {}, texts.show(name)), body);
  let filled = false;
  view.addEventListener("toggle", () => {
    if (!view.open || filled) return;
    filled = true;
    void fill(body, { place, bytes, mediaType, texts });
  });
  return view;
}

async function fill(body: HTMLElement, { place, bytes, mediaType, texts }: { place: string; bytes: Uint8Array; mediaType: string; texts: PageTexts }): Promise<void> {
  const save = element("p", {}, button(texts.save, { class: "as-link" }, () => saveFile(place, bytes)), ` ${place}`);
  const text = textIn(bytes);
  if (text === null) body.append(save);
  else if (mediaType.startsWith("message/rfc822")) body.append(...(await mailParts(bytes, text, texts)), save);
  else body.append(plain(text), save);
}

async function mailParts(bytes: Uint8Array, raw: string, texts: PageTexts): Promise<Node[]> {
  const mail = await readMail(bytes);
  if (mail === null) return [plain(raw)];
  const rows = ([["from", mail.from], ["to", mail.to], ["subject", mail.subject]] as const).filter(([, value]) => value !== "");
  return [
    element("dl", { class: "facts rows" }, ...rows.map(([field, value]) => element("div", {}, element("dt", {}, texts.mailFields[field]), element("dd", {}, value)))),
    plain(mail.text),
    element("details", {}, element("summary", {}, texts.raw), plain(raw)),
  ];
}

function plain(text: string): HTMLElement {
  return element("pre", { tabindex: "0" }, text.slice(0, longestShown));
}

/** @returns null for bytes that are no text, such as those with a control sign that is no space */
function textIn(bytes: Uint8Array): string | null {
  try {
    const text = strictText(bytes);
    return /[^\P{Cc}\s]/u.test(text) || text.startsWith("%PDF-") ? null : text;
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function saveFile(place: string, bytes: Uint8Array): void {
  // As mere bytes, so that no browser opens a page from the dossier as one of its own.
  const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: "application/octet-stream" }));
  element("a", { href: address, download: place.split("/").at(-1) ?? "file" }).click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
