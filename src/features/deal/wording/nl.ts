import type { ReverseChargeRefusal } from "../../../domain/invoice/place-of-supply.ts";
import type { LateCharges } from "../../../domain/conditions/conditions.ts";
import type { CustomerKind } from "../../../domain/customer-kind.ts";
import type { FrozenPart } from "../../../domain/deal/frozen-deal.ts";
import { formatNumber } from "../../../platform/i18n/format.ts";

type CancellationPiece = {
  /** "50 %", or null when this step costs nothing. */
  share: string | null;
  amount: string;
  until: string | null;
  firstPriced: boolean;
  afterwards: boolean;
};
type CancellationScale = { pieces: string; consumer: boolean; priced: boolean };
type TwoParts = { total: string; deposit: string; depositDueAt: string; rest: string; restDueAt: string };
type Parts = { total: string; count: number; pieces: string };
type Move = { times: string; until: string; months: string; fee: string };
type What = { title: string; when: string; where: string; duration: string; places: string; language: string };

type Late = Record<LateCharges, Record<CustomerKind, string>>;

/** What has not arrived when a place is passed on. */
const awaited: Record<FrozenPart["name"], string> = { whole: "dat", deposit: "de aanbetaling", rest: "de rest", part: "het eerste deel" };

/** What a deal says in Dutch. Where the law gives the words, these are its words. */
export const nl = {
  orderButton: { paid: "Bestelling met betalingsverplichting", free: "Gratis inschrijven", waiting: "Zet mij op de wachtlijst (vrijblijvend)" },
  consents: {
    terms: ({ number, dueAt }: { number: number; dueAt: string | null }) =>
      `Ik ga akkoord met de voorwaarden (versie ${number}, pdf)${dueAt === null ? "" : `, inclusief betalen uiterlijk op ${dueAt}`}.`,
    earlyStart:
      "Ik vraag u uitdrukkelijk om al binnen mijn bedenktijd van 14 dagen te beginnen. Ik weet dat ik bij herroeping betaal voor het deel dat dan is gegeven, en dat ik niet meer kan herroepen zodra de training volledig is gegeven.",
  },
  vat: {
    included: (amount: string) => `${amount} inclusief btw`,
    exempt: (amount: string) => `${amount} (vrijgesteld van btw)`,
    "small-business": (amount: string) => `${amount} (vrijgesteld van btw)`,
    "reverse-charge": (amount: string) => `${amount} (btw verlegd)`,
  },
  whyVat: {
    consumer: "Een particulier betaalt de btw van het land waar de training wordt gegeven.",
    "buyer-here": "Een bedrijf in Nederland betaalt Nederlandse btw, ook met een btw-nummer van een ander land.",
    "buyer-outside-eu": "Btw verleggen kan alleen naar een bedrijf in een ander land van de Europese Unie; daarom rekenen wij Nederlandse btw.",
    "service-unknown": "Wij rekenen Nederlandse btw.",
    "taxed-where-held": "Een open training is belast waar zij wordt gegeven, ook voor een bedrijf uit een ander land: in Nederland dus met Nederlandse btw. Die kunt u in uw eigen land meestal terugvragen.",
    "buyer-vat-id-missing": "Zonder btw-nummer kan de btw niet naar u worden verlegd; daarom rekenen wij Nederlandse btw.",
    "buyer-vat-id-wrong": "Dit btw-nummer kan niet bestaan; daarom rekenen wij Nederlandse btw.",
    "buyer-vat-id-other-country": "Het btw-nummer is van een ander land dan uw adres; daarom rekenen wij Nederlandse btw.",
  } satisfies Record<ReverseChargeRefusal, string>,
  payment: {
    free: "Deze training is gratis: u betaalt niets.",
    whole: ({ amount, dueAt }: { amount: string; dueAt: string }) => `U betaalt ${amount} vóór ${dueAt}.`,
    inTwo: ({ total, deposit, depositDueAt, rest, restDueAt }: TwoParts) =>
      `U betaalt ${total} in twee delen: ${deposit} vóór ${depositDueAt} en de rest, ${rest}, vóór ${restDueAt}.`,
    inParts: ({ total, count, pieces }: Parts) => `U betaalt ${total} in ${formatNumber(count, "nl")} delen: ${pieces}.`,
    part: ({ amount, dueAt }: { amount: string; dueAt: string }) => `${amount} vóór ${dueAt}`,
    afterwards: ({ amount, dueAt, places }: { amount: string; dueAt: string; places: number }) =>
      `U betaalt na afloop: ${amount}, vóór ${dueAt}. ${places === 1 ? "Uw plaats is" : "Uw plaatsen zijn"} meteen zeker.`,
    released: ({ part, places }: { part: FrozenPart["name"]; places: number }) =>
      `Is ${awaited[part]} dan niet binnen, dan geven wij ${places === 1 ? "de plaats" : "de plaatsen"} door aan de wachtlijst en bent u niets verschuldigd.`,
    kept: ({ places }: { places: number }) =>
      `Betaalt u later, dan ${places === 1 ? "blijft de plaats" : "blijven de plaatsen"} van u en blijft u het bedrag verschuldigd.`,
    restKept: "Ook als de rest later komt, blijft u die verschuldigd; de afspraak vervalt daardoor niet.",
    laterPartKept: "Ook als een volgend deel later komt, blijft u dat verschuldigd; de afspraak vervalt daardoor niet.",
    depositReturns: ({ deposit, places }: { deposit: string; places: number }) =>
      places === 1
        ? `Komt u, dan krijgt u na afloop ${deposit} terug.`
        : `Komt iedereen, dan krijgt u na afloop ${deposit} terug; komen er minder, dan naar verhouding.`,
  },
  chosenPlan: {
    text: (what: string) => `Voor deze bestelling geldt: ${what}. Hoe dat is gekozen leest u na het bestellen op de pagina van uw afspraak; daar kunt u ons ook om een andere manier van betalen vragen.`,
    modes: { before: "eerst betalen", deposit: "een aanbetaling vooraf", parts: "betalen in delen", after: "betalen na afloop" },
  },
  late: {
    "after-notice": {
      company: "Blijft een bedrag te lang open, dan rekenen wij pas na een aanmaning wettelijke handelsrente en incassokosten.",
      consumer: "Blijft een bedrag te lang open, dan rekenen wij pas na een aanmaning wettelijke rente, en incassokosten als u ook 14 dagen daarna niet heeft betaald.",
    },
    "by-law": {
      company: "Betaalt u een bedrag te laat, dan bent u vanaf de dag na de betaaldag wettelijke handelsrente en ten minste € 40,00 incassokosten verschuldigd (art. 6:119a en 6:96 lid 4 BW).",
      consumer: "Betaalt u een bedrag te laat, dan bent u vanaf de dag na de betaaldag wettelijke rente verschuldigd (art. 6:119 BW); incassokosten pas als u ook 14 dagen na een aanmaning niet heeft betaald (art. 6:96 lid 6 BW).",
    },
  } satisfies Late,
  cancellation: {
    step: ({ share, amount, until, firstPriced, afterwards }: CancellationPiece) => {
      const after = afterwards ? " daarna" : "";
      const price = share === null ? `is${after} gratis` : `kost${after} ${share}${firstPriced ? " van de prijs" : ""} (${amount})`;
      return until === null ? price : `${price} tot en met ${until}`;
    },
    scale: ({ pieces, consumer, priced }: CancellationScale) =>
      `${consumer ? "U mag altijd opzeggen. " : ""}Annuleren ${pieces}${consumer && priced ? ", als redelijke vergoeding en verminderd met wat wij besparen" : ""}.`,
    perPlace: ({ places }: { places: number }) =>
      `Die bedragen zijn voor ${formatNumber(places, "nl")} plaatsen samen; annuleert u er minder, dan betaalt u naar verhouding.`,
    free: "Annuleren is altijd gratis. Laat het ons weten als u niet komt, dan kan iemand anders komen.",
    how: ({ email, phone }: { email: string; phone: string }) =>
      `Annuleren en verzetten doet u zelf op uw afspraakpagina (of met een bericht aan ${email}${phone === "" ? "" : ` of per telefoon: ${phone}`}). U ziet het bedrag voordat het vaststaat.`,
    refilled: "Neemt iemand anders na annulering de plaats in, dan gaat wat die betaalt van uw kosten af; wat u te veel betaalde, krijgt u terug.",
  },
  noShow: {
    nothing: "Komt u niet en laat u niets horen, dan bent u niets verschuldigd.",
    share: ({ share, amount, consumer }: { share: string; amount: string; consumer: boolean }) =>
      `Komt u niet zonder te annuleren, dan betaalt u ${share} van de prijs (${amount})${consumer ? ", verminderd met wat wij besparen" : ""}.`,
  },
  substitute: ({ until, consumer }: { until: string; consumer: boolean }) =>
    `${consumer ? "Iemand anders" : "Een collega"} mag in uw plaats komen, zonder kosten, tot ${until}.`,
  confirm: ({ at, places }: { at: string; places: number }) =>
    `Op ${at} vragen wij per mail of de ${places === 1 ? "deelnemer komt" : "deelnemers komen"}; niet antwoorden heeft geen gevolgen.`,
  move: {
    free: ({ times, until, months }: Move) =>
      `Verzetten naar een andere datum kan ${times} gratis, tot en met ${until}; de nieuwe datum ligt binnen ${months}.`,
    freeThenFee: ({ times, until, months, fee }: Move) =>
      `Verzetten naar een andere datum kan ${times} gratis en daarna voor ${fee} per keer, tot en met ${until}; de nieuwe datum ligt binnen ${months}.`,
    fee: ({ until, months, fee }: Move) =>
      `Verzetten naar een andere datum kost ${fee} per keer en kan tot en met ${until}; de nieuwe datum ligt binnen ${months}.`,
    inConsultation: "Verzetten naar een andere datum kan alleen in overleg.",
  },
  waitingList: (hours: string) =>
    `Is de training vol, dan kunt u op de wachtlijst staan. Dat verplicht u tot niets. Komt er een plaats vrij, dan houden wij die ${hours} vast voor wie vooraan staat.`,
  calledOff: { paid: "Gaat de training niet door, dan betalen wij alles terug.", free: "Gaat de training niet door, dan hoort u dat zo snel mogelijk." },
  withdrawal: {
    until: (until: string) =>
      `U heeft bedenktijd tot en met ${until}. Tot dan kunt u zonder reden herroepen; wij betalen dan binnen 14 dagen alles terug.`,
    page: "herroepen",
    how: ({ email, address }: { email: string; address: string }) =>
      `Dat doet u op onze site met de knop ‘Hier de overeenkomst herroepen’, onderaan elke pagina van uw afspraak en op ${address}, zonder in te loggen. Een bericht aan ${email} of het modelformulier hieronder kan ook.`,
    earlyStart:
      "Deze training begint binnen uw bedenktijd. Daarom vragen wij u of wij eerder mogen beginnen: herroept u daarna, dan betaalt u het deel dat al gegeven is, en na de hele training kunt u niet meer herroepen.",
  },
  information: {
    headings: {
      what: "Wat",
      price: "Prijs",
      paying: "Betalen",
      provider: "Aanbieder",
      agreement: "De overeenkomst",
      withdrawal: "Bedenktijd",
      cancelling: "Annuleren",
      company: "Bedrijf",
      modelForm: "Modelformulier voor herroeping",
    },
    what: ({ title, when, where, duration, places, language }: What) =>
      `${title}, ${[when, where, duration].filter((part) => part !== "").join(", ")}, voor ${places}. De voertaal is ${language}.`,
    price: {
      free: "De training is gratis. Er zijn geen kosten.",
      standard: ({ total, vat, partly }: { total: string; vat: string; partly: boolean }) => `${total} inclusief ${vat}${partly ? "; de training zelf is vrijgesteld van btw (art. 11 lid 1 onderdeel o Wet OB 1968, CRKBO)" : ""}. Er zijn geen andere kosten.`,
      reversed: ({ total, vatNumber }: { total: string; vatNumber: string }) => `${total}; de btw is verlegd naar ${vatNumber}: u geeft die aan in uw eigen land. Er zijn geen andere kosten.`,
      exempt: (total: string) => `${total}, vrijgesteld van btw (art. 11 lid 1 onderdeel o Wet OB 1968, CRKBO). Er zijn geen andere kosten.`,
      smallBusiness: (total: string) => `${total}, vrijgesteld van btw op grond van de kleineondernemersregeling (art. 25 Wet OB). Er zijn geen andere kosten.`,
    },
    paying: ({ moments, only, online }: { moments: string; only: boolean; online: boolean }) =>
      `Betalen kan met een overschrijving${online ? " of online op de pagina van uw afspraak" : ""}, uiterlijk op ${moments}; ${only ? "deze betaaldag is" : "deze betaaldagen zijn"} deel van de overeenkomst.`,
    payingPart: ({ moment, amount }: { moment: string; amount: string }) => `${moment} (${amount})`,
    provider: ({ details, days }: { details: string; days: number }) =>
      `${details}. Klachten gaan naar hetzelfde adres; u krijgt binnen ${days} dagen antwoord.`,
    kvk: (number: string) => `KVK ${number}`,
    agreement: ({ consumer }: { consumer: boolean }) =>
      `Met uw klik op de knop bestelt u en ontstaat de overeenkomst; wij bevestigen haar direct per mail. ${consumer ? "Zolang die bevestiging er niet is, mag u nog kosteloos van de overeenkomst af. " : ""}Tot die klik kunt u alles wijzigen. Wij bewaren uw bestelling en sturen u een kopie met de voorwaarden (pdf). Taal: Nederlands.`,
    company: ({ name, kvk }: { name: string; kvk: string }) =>
      `${name === "" ? "U bestelt voor een bedrijf of organisatie" : `U bestelt voor ${name}${kvk === "" ? "" : `, KVK ${kvk}`}`}. Er geldt geen bedenktijd.`,
    modelForm: ({ provider, service }: { provider: string; service: string }) =>
      `(Dit formulier alleen invullen en terugzenden wanneer u de overeenkomst wilt herroepen.) Aan: ${provider}. – Ik/Wij (*) deel/delen (*) u hierbij mede dat ik/wij (*) onze overeenkomst betreffende de levering van de volgende dienst herroep/herroepen (*): ${service}. – Besteld op (*)/Ontvangen op (*): – Naam/Namen consument(en): – Adres consument(en): – Handtekening van consument(en) (alleen wanneer dit formulier op papier wordt ingediend): – Datum: – (*) Doorhalen wat niet van toepassing is.`,
  },
  languages: { nl: "Nederlands", en: "Engels" },
  people: (count: number) => (count === 1 ? "één persoon" : `${formatNumber(count, "nl")} personen`),
  times: (count: number) => (count === 1 ? "één keer" : `${formatNumber(count, "nl")} keer`),
  months: (count: number) => (count === 1 ? "één maand" : `${formatNumber(count, "nl")} maanden`),
  hours: (count: number) => (count === 1 ? "één uur" : `${count} uur`),
};

export type WordingTexts = typeof nl;
