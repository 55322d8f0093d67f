import { formatNumber } from "../../../platform/i18n/format.ts";
import type { Piece } from "../letter.ts";

type Sentence = readonly Piece[];
const bold = (text: string): Piece => ({ bold: text });
const many = (places: number) => `${formatNumber(places, "nl")} plaatsen`;
const placesAre = (places: number) => (places === 1 ? "is de plaats van u" : `zijn de ${many(places)} van u`);
const thePlaces = (places: number) => (places === 1 ? "de plaats" : `de ${many(places)}`);
const aPlace = (places: number) => (places === 1 ? "een plaats" : many(places));
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The words of every mail in Dutch. The first sentence says the state, the amount and until when. */
export const nl = {
  greeting: (name: string) => `Dag ${name},`,
  toDeal: "Naar uw afspraak",
  labels: {
    training: "Training", when: "Wanneer", where: "Waar", online: "Online", participants: "Deelnemers", participant: "Deelnemer", payer: "Betaler",
    reference: "Uw kenmerk", deal: "Afspraak", language: "Voertaal", signedUpBy: "Aangemeld door",
    to: "Naar", inNameOf: "Op naam van", paymentReference: "Kenmerk", amount: "Bedrag", before: "Bij ons vóór", afterThat: "Daarna",
  },
  kvk: (number: string) => `KVK\u00a0${number}`,
  languages: { nl: "Nederlands", en: "Engels" },
  slip: { heading: "Zelf overmaken", rest: (amount: string, dueAt: string) => `${amount} vóór ${dueAt}` },
  headings: {
    ordered: "Wat u bestelde",
    practical: "Praktisch",
    line: "Wat gebeurt wanneer",
    agreed: "Wat is afgesproken",
    enclosed: "Wat er bij deze mail zit",
    complete: "Voor de volledigheid",
  },
  motto: "Hoe dikker de lijn, hoe vaster de afspraak.",
  line: {
    confirmed: "Bevestigd",
    pay: { whole: "Betalen vóór", deposit: "Aanbetalen vóór", rest: "De rest betalen vóór" },
    payPart: (number: number, of: number) => `Deel ${number} van ${of} betalen vóór`,
    payAfter: "Betalen na afloop, vóór",
    freeUntil: "Gratis annuleren tot en met",
    partUntil: (share: string) => (share === "50\u00a0%" ? "Voor de helft tot en met" : `Voor ${share} tot en met`),
    withdrawUntil: "Bedenktijd tot en met",
    start: "Start",
    cancelNow: (amount: string) => `Annuleren kost nu ${amount}.`,
    cancelStill: (amount: string) => `Annuleren kost nog steeds ${amount}.`,
    cancelAfter: (amount: string) => `Daarna kost annuleren ${amount}.`,
    pays: (amount: string) => `U betaalt ${amount}.`,
    releases: (places: number) => `Wij geven ${thePlaces(places)} door als er niet betaald is.`,
    refilled: "Wij betalen terug als iemand anders uw plaats neemt.",
    substitute: { company: "Een collega sturen blijft gratis.", consumer: "Iemand anders laten komen blijft gratis." },
    withdraw: "Tot dan kunt u zonder reden herroepen en betalen wij alles terug.",
    comes: { company: "U komt, of een collega komt.", consumer: "U komt, of iemand komt in uw plaats." },
    comesAlone: "U komt.",
    calledOff: "Gaat de training niet door, dan krijgt u alles terug.",
    depositBack: "Wie komt, krijgt de aanbetaling terug.",
  },
  head: "De stand van ons logboek toen deze mail werd gemaakt, en op de laatste regel de sleutel waarmee het is ondertekend. Bewaar de mail, dan kan niemand later ongemerkt iets aan het verleden veranderen:",
  contact: ({ phone, name }: { phone: string; name: string }) =>
    phone === "" ? "Een vraag? Antwoord op deze mail." : `Een vraag? Antwoord op deze mail, of bel ${name}: ${phone}.`,
  enclosed: { terms: (number: number) => `Voorwaarden, versie ${number} (pdf)`, calendar: (days: number): string => (days === 1 ? "De dag voor uw agenda (ics)" : "Alle dagen voor uw agenda (ics)") },
  files: { terms: (number: number) => `voorwaarden-versie-${number}.pdf`, calendar: "agenda.ics" },
  calendarSummary: (course: string, organisation: string) => `${course} (${organisation})`,
  dealConfirmed: {
    subject: (course: string, days: string) => `Bevestigd: ${course}, ${days}`,
    held: ({ amount, dueAt, places }: { amount: string; dueAt: string; places: number }): Sentence => [
      "Uw bestelling is bevestigd. Betaal ", bold(amount), " vóór ", bold(dueAt), `, dan ${placesAre(places)}.`,
    ],
    confirmed: ({ amount, dueAt, places }: { amount: string; dueAt: string; places: number }): Sentence => [
      `Uw bestelling is bevestigd: ${thePlaces(places)} ${places === 1 ? "is" : "zijn"} van u. Betaal `, bold(amount), " vóór ", bold(dueAt), ".",
    ],
    free: ({ days, places }: { days: string; places: number }): Sentence => [
      `Uw gratis inschrijving${places === 1 ? "" : ` voor ${many(places)}`} is bevestigd, op `, bold(days), ".",
    ],
    concluded: (code: string, at: string) => `Uw bestelling ${code} is bevestigd op ${at}. Hiermee is de overeenkomst gesloten.`,
    holding: (places: number) =>
      `Wij houden ${thePlaces(places)} tot die betaaldag voor u vast. Is er dan niet betaald, dan ${places === 1 ? "gaat de plaats" : "gaan ze"} naar de wachtlijst en betaalt u niets.`,
    keeping: (places: number) => `Betaalt u later, dan ${places === 1 ? "blijft de plaats" : "blijven de plaatsen"} van u; het bedrag blijft u verschuldigd.`,
    toPay: "Betalen of iets wijzigen",
    withdrawPage: "herroepen",
    withdraw: ({ until, address, email }: { until: string; address: string; email: string }) =>
      `U heeft bedenktijd. U kunt herroepen tot en met ${until}, zonder reden, op ${address}, met een bericht aan ${email} of met het modelformulier onderaan deze mail.`,
    earlyStart: (at: string) =>
      `U vroeg ons op ${at} uitdrukkelijk om binnen de bedenktijd te beginnen en bevestigde dat het herroepingsrecht eindigt als de training volledig is gegeven.`,
  },
  participantConfirmed: {
    subject: (course: string, days: string) => `U wordt verwacht: ${course}, ${days}`,
    confirmed: (course: string, days: string): Sentence => ["U bent aangemeld voor ", bold(course), " op ", bold(days), "."],
    held: (course: string, days: string): Sentence => ["Er wordt een plaats voor u vastgehouden bij ", bold(course), " op ", bold(days), "."],
    signedUpBy: (name: string) => `${name} heeft u aangemeld. Hieronder staat wat u voor die dag nodig heeft; de afspraken en de betaling regelt ${name}.`,
    calendar: "De data voor uw agenda zitten bij deze mail.",
    changes: "Kunt u niet, of klopt er iets niet? Laat het ons of degene die u aanmeldde weten; iemand anders mag in uw plaats komen.",
  },
  waitingConfirmed: {
    subject: (course: string, days: string) => `Op de wachtlijst: ${course}, ${days}`,
    first: (places: number): Sentence => [`U staat ${places === 1 ? "" : `voor ${many(places)} `}vooraan op de wachtlijst. `, bold("U zit nergens aan vast.")],
    ahead: (ahead: number): Sentence => [
      `U staat op de wachtlijst. Eerst ${ahead === 1 ? "gaat nog één vrije plaats naar een ander" : `gaan nog ${formatNumber(ahead, "nl")} vrije plaatsen naar anderen`}, daarna bent u aan de beurt. `,
      bold("U zit nergens aan vast."),
    ],
    next: (hours: number) =>
      `Komt er een plaats vrij, dan mailen wij u en houden wij die ${hours} uur vast, alleen voor u. U kiest dan ja of nee; pas als u de plaats bestelt, is er een overeenkomst.`,
    nothing: "Tot die tijd hoeft u niets te doen en bent u niets verschuldigd. U mag altijd van de lijst af.",
    button: "Bekijk uw plek op de lijst",
  },
  placeOffered: {
    subject: (until: string, course: string, places: number) => `${places === 1 ? "Er is een plaats vrij" : `Er zijn ${many(places)} vrij`} tot ${until}: ${course}`,
    paid: ({ places, days, amount, endsAt }: { places: number; days: string; amount: string; endsAt: string }): Sentence => [
      `${places === 1 ? "Er is een plaats vrij" : `Er zijn ${many(places)} vrij`} op ${days}, voor `, bold(amount), `. Wij houden ${places === 1 ? "die" : "ze"} voor u vast tot `, bold(endsAt), ".",
    ],
    free: ({ places, days, endsAt }: { places: number; days: string; endsAt: string }): Sentence => [
      `${places === 1 ? "Er is een gratis plaats vrij" : `Er zijn ${many(places)} vrij`} op ${days}. Wij houden ${places === 1 ? "die" : "ze"} voor u vast tot `, bold(endsAt), ".",
    ],
    choose: "U kiest ja of nee op uw eigen pagina. Bij ja controleert u eerst alles; uw gegevens zijn al ingevuld. Dit is een aanbod: u zit pas vast als u bestelt.",
    nothing: (endsAt: string) => `Antwoordt u niet, dan gaat de plaats na ${endsAt} naar de volgende. U betaalt dan niets en hoeft niets te doen.`,
    button: "Bekijk het aanbod",
  },
  offerExpired: {
    subject: (course: string) => `Het aanbod is afgelopen: ${course}`,
    sentence: (endedAt: string): Sentence => ["Het aanbod liep af op ", bold(endedAt), ". U bent niets verschuldigd."],
    next: "Wij hoorden niets van u en geven de plaats door aan de volgende op de lijst. U hoeft niets te doen.",
    rest: "Waar u verder op wacht, blijft op de lijst staan.",
    again: "Wilt u toch komen? Kies dan een andere datum, of schrijf u opnieuw in.",
    button: "Naar uw wachtlijstpagina",
  },
  paymentReminder: {
    subject: (amount: string, until: string) => `Nog te betalen vóór ${until}: ${amount}`,
    sentence: (amount: string, dueAt: string): Sentence => ["U heeft nog ", bold(amount), " te betalen, vóór ", bold(dueAt), "."],
    parts: { whole: "", deposit: "Dit is de aanbetaling. ", rest: "Dit is de rest van de prijs. ", part: "Dit is een deel van de prijs. " },
    about: (course: string, days: string) => `Het gaat om ${course}, ${days}.`,
    releases: (places: number) =>
      `Tot die betaaldag houden wij ${thePlaces(places)} voor u vast. Is er dan niet betaald, dan ${places === 1 ? "gaat de plaats" : "gaan ze"} naar de volgende en betaalt u niets.`,
    already: "Heeft u al betaald? Dan kruisten onze berichten elkaar en hoeft u niets te doen.",
    stuck: "Lukt het niet op tijd? Laat het ons weten, dan zoeken wij samen een oplossing.",
    button: "Betalen",
  },
  paymentOverdue: {
    subject: (amount: string, course: string) => `Nog niet ontvangen: ${amount} voor ${course}`,
    sentence: (amount: string, dueAt: string): Sentence => ["Misschien is het u ontgaan: ", bold(amount), " had uiterlijk op ", bold(dueAt), " betaald moeten zijn."],
    ask: "Wilt u het bedrag overmaken? Hieronder staat hoe. Er zijn geen kosten bij gekomen.",
    already: "Heeft u al betaald, dan kunt u dit bericht negeren.",
    stuck: "Lukt het niet, of klopt er iets niet? Laat het ons weten, dan zoeken wij samen een oplossing.",
    button: "Betalen",
  },
  comingAsked: {
    subject: (course: string, days: string) => `Komt u? ${course}, ${days}`,
    asksYou: (course: string, startsAt: string): Sentence => ["Komt u naar ", bold(course), ", op ", bold(startsAt), "?"],
    asksAbout: (names: string, startsAt: string): Sentence => ["Op ", bold(startsAt), " verwachten wij ", bold(names), ". Klopt dat?"],
    why: "Laat het ons weten, dan rekenen wij erop.",
    button: "Laat weten of u komt",
    cannot: {
      participant: (name: string) => `Kunt u niet? Laat het ${name} dan nu weten; die kan de plaats verzetten of annuleren.`,
      oneself: "Kunt u niet? Op uw afspraakpagina kunt u de plaats verzetten of annuleren; u ziet eerst wat dat kost.",
      orderer: "Kan er iemand niet? Op uw afspraakpagina kunt u de plaats verzetten of annuleren; u ziet eerst wat dat kost.",
    },
    substitute: { oneself: ["Iemand anders mag ook in uw plaats komen."], others: ["Iemand anders mag ook in de plaats komen."] },
    silence: "Antwoordt u niet, dan verandert er niets: de plaats blijft staan.",
  },
  placeReleased: {
    subject: (course: string, days: string, places: number) => `${places === 1 ? "De plaats is" : "De plaatsen zijn"} doorgegeven: ${course}, ${days}`,
    sentence: (dueAt: string, places: number): Sentence => [
      `Er was niet betaald vóór ${dueAt}. Daarom hebben wij ${thePlaces(places)} doorgegeven. `, bold("U bent niets verschuldigd."),
    ],
    whose: (names: string) => `Het gaat om de plaats van ${names}.`,
    whoseMany: (names: string) => `Het gaat om de plaatsen van ${names}.`,
    partPaid: "Wat u al betaalde, is en blijft van u; daarover krijgt u apart bericht.",
    again: "Wilt u toch komen? Schrijf u dan opnieuw in, of kies een andere datum. Kruisten uw betaling en deze mail elkaar? Dan hoort u van ons wat er kan.",
    button: "Bekijk de data",
  },
  paymentReceived: {
    subject: (amount: string, course: string) => `Wij ontvingen ${amount} voor ${course}`,
    confirms: (amount: string, places: number): Sentence => ["Dank u. Wij ontvingen ", bold(amount), `: ${thePlaces(places)} ${places === 1 ? "is" : "zijn"} van u.`],
    received: (amount: string): Sentence => ["Dank u. Wij ontvingen ", bold(amount), "."],
    open: (amount: string, dueAt: string | null) => (dueAt === null ? `Er staat nog ${amount} open.` : `Er staat nog ${amount} open, te betalen vóór ${dueAt}.`),
    settled: "Alles is betaald.",
    expected: (days: string) => `Wij verwachten u op ${days}.`,
  },
  deadlineWaived: {
    subject: (course: string, places: number) => `${places === 1 ? "De plaats is" : "De plaatsen zijn"} van u: ${course}`,
    sentence: (places: number): Sentence => [bold(`${capital(thePlaces(places))} ${places === 1 ? "is" : "zijn"} van u.`), ` De betaaldag is vervallen: wij geven ${places === 1 ? "de plaats" : "ze"} niet meer door.`],
    open: (amount: string) => `Het bedrag van ${amount} blijft u verschuldigd. Wilt u het overmaken zodra het u past?`,
    settled: "U bent niets meer verschuldigd.",
    button: "Betalen",
  },
  bookingCancelled: {
    subject: (course: string, days: string) => `Geannuleerd: ${course}, ${days}`,
    free: (names: string): Sentence => [`De inschrijving van ${names} is geannuleerd. `, bold("Dat kost niets.")],
    fee: (names: string, amount: string): Sentence => [`De inschrijving van ${names} is geannuleerd. De kosten zijn `, bold(amount), "."],
    refund: (amount: string, by: string | null) => `Wij betalen ${amount} terug op de rekening waarmee u betaalde${by === null ? "" : `, uiterlijk ${by}`}.`,
    refilled: "Neemt iemand anders de plaats in, dan gaat wat die betaalt van de kosten af; wat u te veel betaalde, krijgt u terug.",
    steps: "De kosten volgen uit de afspraken die u bij uw bestelling zag; ze staan op uw pagina.",
    wrong: "Klopt dit niet? Laat het ons meteen weten.",
  },
  leftWaitingList: {
    subject: (course: string) => `Van de wachtlijst af: ${course}`,
    sentence: (): Sentence => [bold("U staat niet meer op de wachtlijst."), " U bent niets verschuldigd."],
    about: (course: string, days: string) => `Het ging om ${course}, ${days}.`,
    again: "Bedenkt u zich, dan kunt u zich opnieuw inschrijven. U sluit dan achteraan aan.",
    button: "Naar uw wachtlijstpagina",
  },
  placeReinstated: {
    subject: (course: string, places: number) => `${places === 1 ? "De plaats is" : "De plaatsen zijn"} weer van u: ${course}`,
    sentence: (places: number, days: string): Sentence => [bold(`${capital(thePlaces(places))} ${places === 1 ? "is" : "zijn"} weer van u.`), ` Wij verwachten u op ${days}.`],
    why: (names: string) => `Uw betaling is binnen en er was ruimte. Het gaat om ${names}.`,
  },
  dealOffer: {
    what: {
      move: (start: string, places: number): Sentence => [`Wij bieden u ${aPlace(places)} aan op `, bold(start), ", voor dezelfde prijs en zonder extra kosten."],
      credit: (amount: string, until: string): Sentence => ["Wij bieden u een tegoed van ", bold(amount), " aan, te gebruiken tot en met ", bold(until), "."],
      settlement: (amount: string, until: string): Sentence => ["Wij stellen voor dat u nog ", bold(amount), " betaalt, tot en met ", bold(until), ", en dat daarmee alles is afgedaan."],
      plan: (parts: string): Sentence => ["Wij stellen voor dat u in delen betaalt: ", bold(parts), "."],
    },
    subject: {
      move: (course: string) => `Een andere datum voor ${course}?`,
      credit: (amount: string) => `Een tegoed van ${amount} voor u`,
      settlement: (amount: string) => `Een voorstel: nog ${amount} en dan is het klaar`,
      "payment-plan": (course: string) => `Een voorstel om in delen te betalen: ${course}`,
    },
    part: (amount: string, day: string) => `${amount} tot en met ${day}`,
    afterPayment: "Het tegoed is te gebruiken zodra deze afspraak is betaald.",
    until: (end: string) => `U kunt ja of nee zeggen tot en met ${end}. Uw afspraak verandert alleen als u ja zegt.`,
    accepted: (owes: string | null) => (owes === null ? "Zegt u ja, dan bent u daarna niets meer schuldig." : `Zegt u ja, dan staat er daarna ${owes} open.`),
    silence: (owes: string | null) => (owes === null ? "Zegt u niets, dan blijft alles zoals het was; u bent niets schuldig." : `Zegt u niets, dan blijft alles zoals het was: er staat dan ${owes} open.`),
    button: "Bekijk het aanbod en kies",
    endedSubject: { accepted: (course: string) => `U zei ja: ${course}`, declined: (course: string) => `U zei nee: ${course}`, expired: (course: string) => `Het aanbod is voorbij: ${course}`, withdrawn: (course: string) => `Het aanbod is ingetrokken: ${course}` },
    ended: {
      declined: (): Sentence => [bold("U heeft ons aanbod afgeslagen."), " Uw afspraak blijft zoals die was."],
      expired: (): Sentence => [bold("De tijd van ons aanbod is voorbij."), " Uw afspraak blijft zoals die was."],
      withdrawn: (): Sentence => [bold("Wij hebben ons aanbod ingetrokken."), " Uw afspraak blijft zoals die was."],
      move: (start: string): Sentence => [bold("Uw plaats is verzet."), " Wij verwachten u op ", bold(start), "."],
      credit: (amount: string, until: string): Sentence => ["U heeft een tegoed van ", bold(amount), " tot en met ", bold(until), "."],
      settlement: (amount: string, until: string): Sentence => ["Afgesproken: u betaalt nog ", bold(amount), " tot en met ", bold(until), ", en daarmee is alles afgedaan."],
      plan: (parts: string): Sentence => ["Afgesproken: u betaalt in delen, ", bold(parts), "."],
    },
    owes: (owes: string | null) => (owes === null ? "U bent ons niets schuldig." : `Er staat ${owes} open; op uw afspraak staat tot wanneer.`),
  },
  absenceSettled: {
    recorded: "Wat wij hebben vastgelegd",
    outcome: "Uitkomst",
    outcomes: { charge: "volgens de afspraak", half: "de helft", "other-date": "een andere datum aangeboden", credit: "een tegoed na betaling", "let-go": "niets te betalen" },
    open: "Open",
    offered: "Aanbod",
    answerBy: "Antwoord tot en met",
    button: "Bekijk het aanbod en kies",
  },
  creditUsed: {
    subject: (amount: string, course: string) => `Uw tegoed van ${amount} is gebruikt: ${course}`,
    sentence: (amount: string): Sentence => [bold(amount), " van uw tegoed is gebruikt voor deze afspraak."],
    open: (owes: string | null) => (owes === null ? "Daarmee is alles betaald." : `Er staat nog ${owes} open.`),
    left: (amount: string) => `Van het tegoed is ${amount} over, voor een volgende keer.`,
  },
  lateMoneyAsked: {
    subject: (amount: string) => `Wat doen wij met uw ${amount}?`,
    sentence: (amount: string): Sentence => ["Wij ontvingen ", bold(amount), ", maar de plaats was al doorgegeven. Kiest u wat ermee gebeurt?"],
    choices: "U kunt vooraan op de wachtlijst, naar een andere datum als daar plaats is, een tegoed krijgen, of alles terug. Tot u kiest, bewaren wij het bedrag voor u; het is en blijft van u.",
    button: "Kies wat er gebeurt",
  },
  lateMoneyChosen: {
    subject: (course: string) => `Uw keuze is vastgelegd: ${course}`,
    choices: {
      "front-of-line": (amount: string): Sentence => [bold("U staat vooraan op de wachtlijst."), ` Komt er een plaats vrij, dan is die meteen van u; uw ${amount} blijft staan.`],
      "other-date": (amount: string): Sentence => [bold("U gaat naar een andere datum."), ` Uw ${amount} gaat mee; op uw afspraak staat wanneer wij u verwachten.`],
      credit: (amount: string, until: string | null): Sentence => ["U heeft een tegoed van ", bold(amount), ...(until === null ? [] : [", te gebruiken tot en met ", bold(until)]), ". De code staat op uw afspraak; gebruik die op de pagina van uw volgende afspraak."],
      refund: (amount: string): Sentence => ["Wij betalen ", bold(amount), " terug op de rekening waarmee u betaalde."],
    },
    changed: "Bedacht u zich? Laat het ons snel weten.",
  },
};

export type MailTexts = typeof nl;
