import type { Locale } from "../../../domain/locale.ts";
import type { QuotePart } from "../../deal/actions.ts";
import type { Piece } from "../frame/sentence.tsx";

/** The words of the page on which an offered place is ordered. */
const nl = {
  title: "Controleer uw bestelling",
  eyebrow: "Controleer uw bestelling. Er is nog niets besteld.",
  paid: (places: string, cents: number, dueAt: Temporal.Instant): readonly Piece[] => [`U bestelt zo ${places} voor `, { cents }, " inclusief btw, te betalen vóór ", { at: dueAt }, "."],
  exempt: (places: string, cents: number, dueAt: Temporal.Instant): readonly Piece[] => [`U bestelt zo ${places} voor `, { cents }, ", te betalen vóór ", { at: dueAt }, "."],
  free: (places: string): readonly Piece[] => [`U schrijft u zo gratis in voor ${places}.`],
  until: (endsAt: string) => `Wij houden dit voor u vast tot ${endsAt}.`,
  heading: "Uw inschrijving",
  facts: { course: "Training", participant: "Deelnemer", participants: (n: number) => `Deelnemer ${n}`, payer: "Betaler", bill: "Factuur naar", reference: "Referentie" },
  correct: "Klopt hier iets niet? Laat het ons weten voordat u bestelt, dan passen wij het aan.",
  line: "Wat gebeurt wanneer",
  conditions: "Wat wij afspreken",
  information: "Voor u bestelt",
  order: "Bestellen",
  summary: (parts: readonly string[], names: string) => `${parts.filter((part) => part !== "").join(", ")}, voor ${names}.`,
  termsLink: (number: number) => `Lees de voorwaarden, versie ${number}`,
  termsMissing: "Kruis aan dat u akkoord gaat met de voorwaarden.",
  errorHeading: "Er ontbreekt nog iets",
  errorKept: "Er is nog niets besteld.",
  changed: (what: string) => `Sinds u deze pagina opende, veranderde ${what}. Hieronder staat hoe het nu is. Er is nog niets besteld.`,
  parts: { price: "de prijs", vat: "de btw", terms: "de voorwaarden", conditions: "de afspraken over betalen en annuleren", date: "de datum" } satisfies Record<QuotePart, string>,
  priceCaption: "Prijs van uw inschrijving",
  signedFor: (name: string) => `voor ${name}`,
  promise: "Wij bevestigen binnen een minuut per mail.",
};

const en: typeof nl = {
  title: "Check your order",
  eyebrow: "Check your order. Nothing is ordered yet.",
  paid: (places, cents, dueAt) => [`You are about to order ${places} for `, { cents }, " including VAT, to be paid before ", { at: dueAt }, "."],
  exempt: (places, cents, dueAt) => [`You are about to order ${places} for `, { cents }, ", to be paid before ", { at: dueAt }, "."],
  free: (places) => [`You are about to register for ${places}, free of charge.`],
  until: (endsAt) => `We keep this for you until ${endsAt}.`,
  heading: "Your registration",
  facts: { course: "Training", participant: "Participant", participants: (n) => `Participant ${n}`, payer: "Payer", bill: "Bill to", reference: "Reference" },
  correct: "Is something wrong here? Tell us before you order and we change it.",
  line: "What happens when",
  conditions: "What we agree",
  information: "Before you order",
  order: "Ordering",
  summary: (parts, names) => `${parts.filter((part) => part !== "").join(", ")}, for ${names}.`,
  termsLink: (number) => `Read the terms, version ${number}`,
  termsMissing: "Tick that you agree to the terms.",
  errorHeading: "Something is missing",
  errorKept: "Nothing is ordered yet.",
  changed: (what) => `Since you opened this page, ${what} changed. Below you see how it is now. Nothing is ordered yet.`,
  parts: { price: "the price", vat: "the VAT", terms: "the terms", conditions: "what we agree on paying and cancelling", date: "the date" },
  priceCaption: "Price of your registration",
  signedFor: (name) => `for ${name}`,
  promise: "We confirm by e-mail within a minute.",
};

export const reviewTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
