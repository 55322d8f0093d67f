import { isObject } from "../dossier/json-file.ts";
import type { ReportLocale } from "../dossier/words.ts";
import { element } from "./element.ts";
import { shownMoment } from "./moments.ts";

const words = {
  nl: { customer: "Klant", orderedBy: "Besteld door", training: "Training", when: "Wanneer", places: "Plaatsen", price: "Prijs", vat: "btw", terms: "Voorwaarden", button: "De knop zei", formed: "Besteld op", ticked: "Aangevinkt", shown: "Wat er bij de bestelling stond", agreed: "Wat er is afgesproken" },
  en: { customer: "Customer", orderedBy: "Ordered by", training: "Training", when: "When", places: "Places", price: "Price", vat: "VAT", terms: "Terms", button: "The button said", formed: "Ordered on", ticked: "Ticked", shown: "What the order showed", agreed: "What was agreed" },
};

/**
 * An order as facts and sentences. Nothing of it is computed: each is what stands in the file, where it stands there.
 * @returns null for what is no order, which is then shown as the text that it is
 */
export function orderView(text: string, { locale, zone }: { locale: ReportLocale; zone: string }): HTMLElement[] | null {
  const whole = parsed(text);
  const [customer, order] = [at(whole, "customer"), at(whole, "order")];
  if (!isObject(customer) || !isObject(order)) return null;
  const say = words[locale];
  const moment = (value: unknown) => (typeof value === "string" ? shownMoment(value, { locale, zone }) : "");
  const facts: [string, string][] = [
    [say.customer, joined([customer["name"], customer["street"], joined([customer["postcode"], customer["town"]], " "), kvkOf(customer["kvkNumber"])])],
    [say.orderedBy, joined([at(customer, "orderedBy", "name"), at(customer, "orderedBy", "email")])],
    [say.training, joined([at(order, "course", "title")])],
    [say.when, list(at(order, "session", "meetings")).map((meeting) => joined([moment(at(meeting, "startsAt")), at(meeting, "place")])).join("; ") || moment(at(order, "session", "startsAt"))],
    [say.places, joined([at(order, "price", "places")])],
    [say.price, priceOf(at(order, "price"), { locale, vat: say.vat })],
    [say.terms, joined([at(order, "terms", "title"), at(order, "terms", "number")], " ")],
    [say.button, joined([at(order, "wording", "orderButton")])],
    [say.ticked, list(at(order, "consents")).map((consent) => joined([at(consent, "text")])).join(" ")],
    [say.formed, moment(at(whole, "formedAt"))],
  ];
  const shown = list(at(order, "wording", "information")).map((one): [string, string] => [joined([at(one, "heading")]), joined([at(one, "text")])]);
  const sentences = list(at(order, "wording", "sentences")).filter((one) => typeof one === "string");
  return [
    rows(facts),
    ...(sentences.length === 0 ? [] : [element("p", {}, element("b", {}, say.agreed)), element("ul", {}, ...sentences.map((one) => element("li", {}, one)))]),
    ...(shown.length === 0 ? [] : [element("p", {}, element("b", {}, say.shown)), rows(shown)]),
  ];
}

function rows(facts: readonly [string, string][]): HTMLElement {
  return element("dl", { class: "facts rows" }, ...facts.filter(([, value]) => value !== "").map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))));
}

function priceOf(price: unknown, { locale, vat }: { locale: ReportLocale; vat: string }): string {
  const [total, tax] = [at(price, "totalCents"), at(price, "vatCents")];
  const money = (cents: number) => (cents / 100).toLocaleString(locale === "nl" ? "nl-NL" : "en-GB", { style: "currency", currency: "EUR" });
  if (typeof total !== "number") return "";
  return typeof tax === "number" && tax !== 0 ? `${money(total)} (${vat} ${money(tax)})` : money(total);
}

function kvkOf(value: unknown): string {
  return typeof value === "string" && value !== "" ? `KVK ${value}` : "";
}

/** Texts and numbers; what is neither, or empty, is left out. */
function joined(parts: readonly unknown[], between = ", "): string {
  return parts.filter((part) => typeof part === "number" || (typeof part === "string" && part !== "")).join(between);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce((found: unknown, name) => (isObject(found) && Object.hasOwn(found, name) ? found[name] : undefined), value);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
