import type { Locale } from "../../../domain/locale.ts";

const nl = {
  title: "De pagina waarop u bestelde",
  eyebrow: (code: string) => `Afspraak ${code}, zoals die werd gesloten. Dit verandert niet meer.`,
  paid: (places: string): [string, string, string] => [`U bestelde ${places} voor `, ", op ", "."],
  free: (places: string): [string, string] => [`U schreef u in voor ${places}, op `, "."],
  back: "Terug naar uw afspraak",
  agreed: "Wat is afgesproken",
  information: "Voor u bestelde",
  boxes: "Wat u aankruiste",
  button: "Bestellen",
  buttonSaid: "Op de knop stond:",
  price: "Prijs",
  priceCaption: "Prijs van uw inschrijving",
  terms: "Voorwaarden",
  termsLink: (title: string, number: number) => `${title}, versie ${number}`,
  termsHash: "Vingerafdruk (SHA-256)",
  signedFor: (name: string) => `voor ${name}`,
};

const en: typeof nl = {
  title: "The page on which you ordered",
  eyebrow: (code) => `Agreement ${code}, as it was concluded. This does not change any more.`,
  paid: (places) => [`You ordered ${places} for `, ", on ", "."],
  free: (places) => [`You registered for ${places}, on `, "."],
  back: "Back to your agreement",
  agreed: "What was agreed",
  information: "Before you ordered",
  boxes: "What you ticked",
  button: "Ordering",
  buttonSaid: "On the button it said:",
  price: "Price",
  priceCaption: "Price of your registration",
  terms: "Terms",
  termsLink: (title, number) => `${title}, version ${number}`,
  termsHash: "Fingerprint (SHA-256)",
  signedFor: (name) => `for ${name}`,
};

export const orderTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
