import type { Locale } from "../../../domain/locale.ts";
import type { OnlineTrouble } from "../../online-payments/store.ts";

type What = OnlineTrouble["what"];

const nl = {
  why: "gemeld",
  title: {
    parked: (name: string) => `Online betaling van ${name} klopt niet`,
    "charged-back": (name: string) => `De bank van ${name} haalde geld terug`,
    "refund-refused": (name: string) => `Terugbetaling aan ${name} is geweigerd`,
    "refund-failed": (name: string) => `Terugbetaling aan ${name} kwam niet aan`,
  } satisfies Record<What, (name: string) => string>,
  text: {
    parked: (asked: string, found: string | null, id: string) => `Gevraagd was ${asked}; de betaaldienst meldt ${found ?? "een ander bedrag"} (${id}). Er is niets geboekt. Kijk bij de betaaldienst, boek het met de hand of betaal het daar terug.`,
    "charged-back": () => "Het bedrag staat weer open. De plaats is niet veranderd; besluit zelf of je erom vraagt.",
    "refund-refused": () => "Er is niets geboekt en niets teruggegaan. Maak het bedrag zelf over, of kijk bij de betaaldienst.",
    "refund-failed": () => "Het geld is terug bij jou en staat weer als te veel betaald. Maak het zelf over, of probeer het opnieuw.",
  } satisfies Record<What, (asked: string, found: string | null, id: string) => string>,
  note: { parked: "gevraagd", "charged-back": "teruggehaald", "refund-refused": "niet terug", "refund-failed": "niet aangekomen" } satisfies Record<What, string>,
  deed: { parked: "Met de hand boeken", "charged-back": "Naar de afspraak", "refund-refused": "Terugbetalen", "refund-failed": "Terugbetalen" } satisfies Record<What, string>,
  seen: "Gezien",
};

const en: typeof nl = {
  why: "reported",
  title: {
    parked: (name) => `Online payment of ${name} does not agree`,
    "charged-back": (name) => `The bank of ${name} took money back`,
    "refund-refused": (name) => `Refund to ${name} was refused`,
    "refund-failed": (name) => `Refund to ${name} did not arrive`,
  },
  text: {
    parked: (asked, found, id) => `${asked} was asked; the payment provider says ${found ?? "another amount"} (${id}). Nothing was booked. Look at the provider, record it by hand or refund it there.`,
    "charged-back": () => "The amount is owed again. The place did not change; decide yourself whether you ask for it.",
    "refund-refused": () => "Nothing was booked and nothing went back. Transfer it yourself, or look at the payment provider.",
    "refund-failed": () => "The money is with you again and stands as paid too much. Transfer it yourself, or try again.",
  },
  note: { parked: "asked", "charged-back": "taken back", "refund-refused": "not gone back", "refund-failed": "not arrived" },
  deed: { parked: "Record by hand", "charged-back": "To the deal", "refund-refused": "Pay back", "refund-failed": "Pay back" },
  seen: "Seen",
};

export const onlineTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
