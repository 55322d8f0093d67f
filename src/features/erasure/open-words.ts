import type { OpenReason } from "../../domain/erasure/decide-erasure.ts";
import type { Locale } from "../../domain/locale.ts";

/** Why a deal or a request is not over, in words. */
export const openWords: Readonly<Record<Locale, Readonly<Record<OpenReason, string>>>> = {
  nl: {
    dates: "een datum moet nog komen, of een plaats staat nog open",
    money: "er is nog iets te betalen, terug te betalen of te factureren",
    credit: "er is nog tegoed over",
    dispute: "er loopt een bezwaar",
    offer: "er staat een aanbod open",
    collection: "er ligt een bericht klaar om op te halen",
    question: "de klant wacht op antwoord van een mens",
    mail: "een mail is nog niet weg, of een antwoord nog niet gelezen; mail die al dagen wacht, laat je zo op de pagina Mail",
  },
  en: {
    dates: "a date is still to come, or a place is still open",
    money: "something is still to be paid, refunded or invoiced",
    credit: "credit is left",
    dispute: "an objection is open",
    offer: "an offer is open",
    collection: "a message waits to be collected",
    question: "the customer waits for an answer of a person",
    mail: "a mail has not left yet, or an answer was not read yet; mail that waits for days is left at that on the page Mail",
  },
};
