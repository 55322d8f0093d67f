import type { Locale } from "../../../domain/locale.ts";
import type { StatementChannel } from "../../../domain/withdrawal/statement.ts";
import type { StatementTrouble } from "./page.tsx";

const nl = {
  title: (who: string) => `${who} heeft herroepen`,
  lead: (when: string) => `Ontvangen op ${when}. De verklaring telt vanaf dat moment, ook als je de afspraak later vindt.`,
  settled: { "by-itself": "Deze verklaring is vanzelf afgehandeld.", withdrawn: "Je vond de afspraak; die is herroepen.", left: "Je sloot deze verklaring af zonder gevolg." },
  stated: "Wat is verklaard",
  name: "Naam",
  order: "Bestelling",
  email: "E-mailadres",
  at: "Ontvangen",
  channel: "Waar",
  channels: { site: "op de openbare pagina om te herroepen", "deal-page": "op de pagina van de afspraak", letter: "per brief", mail: "per mail" } satisfies Record<StatementChannel, string>,
  why: {
    "order-unknown": "Bij dit nummer of deze omschrijving hoort geen afspraak. Zoek op naam, adres of training.",
    "not-the-customer": "Het nummer bestaat, maar naam en adres zijn niet die van de klant. Kijk of het toch van deze klant komt, bijvoorbeeld door te bellen.",
  },
  find: "De afspraak erbij",
  code: "Afspraaknummer",
  codeHint: "Klopt het, dan vervallen de plaatsen meteen, en krijgt de klant de bevestiging en het geld terug.",
  apply: "Herroep deze afspraak",
  close: "Geen afspraak past: afsluiten",
  closeNote: "Er verandert dan niets. Antwoord zelf per mail wie dit verklaarde.",
  search: "Zoek op deze naam",
  troubles: {
    "code-missing": "Vul het nummer van de afspraak in.",
    "deal-unknown": "Dit nummer is van geen enkele afspraak.",
    company: "Deze afspraak is met een bedrijf of organisatie; daar geldt geen bedenktijd.",
    "too-late": "De bedenktijd van deze afspraak was voorbij toen de verklaring kwam.",
    "fully-given": "De training van deze afspraak was toen al helemaal gegeven, na een uitdrukkelijk verzoek om eerder te beginnen.",
    "nothing-left": "Deze afspraak was al beëindigd; er is niets meer om te herroepen.",
    settled: "Deze verklaring is intussen afgehandeld.",
  } satisfies Record<StatementTrouble, string>,
};

type Texts = typeof nl;

const en: Texts = {
  title: (who) => `${who} has withdrawn`,
  lead: (when) => `Received on ${when}. The statement counts from that moment, also when you find its deal later.`,
  settled: { "by-itself": "This statement was dealt with by itself.", withdrawn: "You found the deal; it is withdrawn.", left: "You closed this statement without consequence." },
  stated: "What was stated",
  name: "Name",
  order: "Order",
  email: "E-mail address",
  at: "Received",
  channel: "Where",
  channels: { site: "on the public page to withdraw", "deal-page": "on the page of the deal", letter: "by letter", mail: "by mail" },
  why: {
    "order-unknown": "No deal goes by this number or description. Search by name, address or training.",
    "not-the-customer": "The number exists, but name and address are not those of the customer. See whether it comes from this customer after all, for example by calling.",
  },
  find: "Its deal",
  code: "Deal number",
  codeHint: "If it is right, the places end at once, and the customer gets the acknowledgement and the money back.",
  apply: "Withdraw this deal",
  close: "No deal fits: close",
  closeNote: "Nothing changes then. Answer whoever stated this by mail yourself.",
  search: "Search for this name",
  troubles: {
    "code-missing": "Fill in the number of the deal.",
    "deal-unknown": "This number is of no deal.",
    company: "This deal is with a company or organisation; there is no withdrawal period.",
    "too-late": "The withdrawal period of this deal was over when the statement came.",
    "fully-given": "The training of this deal had been given in full by then, after an express request to start early.",
    "nothing-left": "This deal had ended already; nothing is left to withdraw from.",
    settled: "This statement was dealt with meanwhile.",
  },
};

export const statementTexts: Readonly<Record<Locale, Texts>> = { nl, en };
