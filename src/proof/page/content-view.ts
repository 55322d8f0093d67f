import { strictText } from "../bytes.ts";
import { readMail } from "./mail.ts";
import { button, element } from "./element.ts";
import type { Spoken } from "./moments.ts";
import { orderView } from "./order-view.ts";
import type { PageTexts } from "./texts.ts";

const longestShown = 200_000;

/** @property name of its commitment @property called what people call it */
type Content = { name: string; called: string; place: string; bytes: Uint8Array; mediaType: string; texts: PageTexts; spoken: Spoken };

/** A file of the dossier behind a line that opens it: as text where it is any, and always to be saved. Nothing of it is run or fetched. */
export function contentView(content: Content): HTMLElement {
  const body = element("div", { class: "stack" });
  const view = element("details", {}, element("summary", {}, content.texts.show(content.called)), body);
  let filled = false;
  view.addEventListener("toggle", () => {
    if (!view.open || filled) return;
    filled = true;
    void fill(body, content);
  });
  return view;
}

async function fill(body: HTMLElement, { name, place, bytes, mediaType, texts, spoken }: Content): Promise<void> {
  const save = element("p", {}, button(texts.save, { class: "as-link" }, () => saveFile(place, bytes)), ` ${place}`);
  const text = textIn(bytes);
  if (text === null) body.append(save);
  else if (name === "order") body.append(...orderParts(text, { texts, spoken }), save);
  else if (mediaType.startsWith("message/rfc822")) body.append(...(await mailParts(bytes, text, texts)), save);
  else body.append(plain(text), save);
}

/** As facts and sentences, with the file itself folded below: what is read there and what was recorded are the same. */
function orderParts(text: string, { texts, spoken }: Pick<Content, "texts" | "spoken">): Node[] {
  const order = orderView(text, spoken);
  return order === null ? [plain(text)] : [...order, element("details", {}, element("summary", {}, texts.asWritten), plain(text))];
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
