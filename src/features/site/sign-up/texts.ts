import type { Locale } from "../../../domain/locale.ts";
import { formatNumber } from "../../../platform/i18n/format.ts";
import type { QuotePart } from "../../deal/actions.ts";
import type { FieldError } from "./check-form.ts";

/** The words of signing up. */
const nl = {
  title: (course: string) => `Inschrijven voor ${course}`,
  waitingTitle: (course: string) => `Wachtlijst voor ${course}`,
  sentence: "Vul in wie er komt en wie betaalt. U bestelt pas op de volgende pagina.",
  waitingSentence: "Deze datum is vol. Vul in wie er wil komen; u zit nergens aan vast.",
  date: "Datum",
  full: "Vol: u komt op de wachtlijst, vrijblijvend.",
  who: "Wie doet mee",
  participant: (row: number) => `Deelnemer ${row}`,
  first: "Voornaam",
  last: "Achternaam",
  email: "E-mailadres",
  emailHint: "Voor de praktische mail. De rekening gaat naar wie betaalt.",
  needs: "Waar kunnen wij rekening mee houden?",
  needsHint: "Bijvoorbeeld eten, horen, zien of lopen.",
  self: "Dit ben ik zelf; stuur de bevestiging naar dit adres",
  remove: (row: number) => `Haal deelnemer ${row} weg`,
  add: "Nog iemand toevoegen",
  namesFree: "Namen wijzigen kan gratis tot de start.",
  paste: "Meer mensen tegelijk",
  pasteLabel: "Plak hier een lijst",
  pasteHint: "Eén mens per regel: naam; e-mailadres",
  pasteAdd: "Voeg deze mensen toe",
  payer: "Wie betaalt",
  company: "Ik schrijf in namens een bedrijf of organisatie",
  private: "Ik schrijf mij in als particulier",
  privateNote: "U heeft dan 14 dagen bedenktijd en een mildere annuleringsregeling.",
  companyName: "Naam van het bedrijf",
  kvk: "KVK-nummer",
  vatNumber: "Btw-nummer",
  vatNumberHint: "Voor een bedrijf uit een ander land van de EU, met de letters van dat land. Of de btw dan naar u wordt verlegd, ziet u op de volgende pagina.",
  reference: "Uw referentie",
  invoiceEmail: "E-mailadres voor de factuur",
  invoiceEmailHint: "Laat leeg als de factuur naar wie bestelt gaat.",
  street: "Straat en huisnummer",
  postcode: "Postcode",
  town: "Plaats",
  country: "Land",
  orderer: "Wie bestelt",
  ordererHint: "Alleen als u zelf niet meedoet: de bevestiging komt op dit adres.",
  ordererName: "Uw naam",
  ordererEmail: "Uw e-mailadres",
  remark: "Wilt u nog iets kwijt?",
  cost: "Wat het kost",
  costWaiting: "Wat een plaats kost",
  as: { company: "Als bedrijf.", private: "Als particulier." },
  priceCaption: "Prijs van uw inschrijving",
  free: "Deze training is gratis.",
  discount: "Kortingscode",
  credit: "Tegoedcode",
  creditHint: "Heeft u een tegoed van ons? De code staat op de pagina van uw eerdere afspraak.",
  paidWith: (code: string) => `Betaald met tegoed ${code}`,
  leftToPay: "Nog te betalen",
  creditLeft: (amount: string, until: string) => `Van het tegoed blijft ${amount} over, te gebruiken tot en met ${until}.`,
  agree: "Akkoord",
  termsLink: (number: number, size: string) => `Lees de voorwaarden, versie ${number} (ook als pdf, ${size})`,
  earlyStartFor: (days: string) => `Alleen voor ${days}: dan begint de training nog binnen uw bedenktijd. Het hoeft niet.`,
  toReview: "Verder naar controleren",
  notYet: "Stap 1 van 2. Er is nog niets besteld.",
  notYetWaiting: "Stap 1 van 2. U zit nergens aan vast.",
  errors: (count: number) => (count === 1 ? "Eén ding klopt nog niet" : `${capital(formatNumber(count, "nl"))} dingen kloppen nog niet`),
  kept: "Wat u al invulde, is bewaard.",
  problem: problemNl,
  review: "Controleer uw inschrijving",
  reviewRequest: "Controleer uw aanvraag",
  reviewWaitingEyebrow: "Controleer uw aanvraag. Er is nog niets verstuurd.",
  reviewEyebrow: "Controleer uw inschrijving. Er is nog niets besteld.",
  reviewSentence: { before: (places: string) => `U bestelt zo ${places} voor `, due: " inclusief btw, te betalen vóór ", dueExempt: ", te betalen vóór " },
  reviewWithCredit: { before: (places: string) => `U bestelt zo ${places} en betaalt, na uw tegoed, nog `, due: ", vóór " },
  reviewPaid: (places: string) => `U bestelt zo ${places}; uw tegoed betaalt alles.`,
  reviewFree: (places: string) => `U schrijft zo ${places} gratis in.`,
  reviewWaiting: (places: string) => `U vraagt zo ${places} aan op de wachtlijst. Dat is vrijblijvend.`,
  yours: "Uw inschrijving",
  request: "Uw aanvraag",
  facts: { course: "Training", when: "Wanneer", where: "Waar", payer: "Betaler", vatNumber: "Btw-nummer", bill: "Factuur naar", by: "Bevestiging naar", reference: "Referentie", remark: "Opmerking", terms: "Voorwaarden", earlyStart: "Eerder beginnen", price: "Prijs van een plaats" },
  ticked: "U gaf akkoord:",
  notTicked: "U vroeg ons niet om binnen uw bedenktijd te beginnen.",
  change: "Wijzigen",
  conditions: "Wat wij afspreken",
  information: "Voor u bestelt",
  order: "Bestellen",
  join: "Wachtlijst",
  summary: (parts: readonly string[], names: string) => `${parts.filter((part) => part !== "").join(", ")}, voor ${names}.`,
  signedFor: (name: string) => `voor ${name}`,
  promise: "Wij bevestigen binnen een minuut per mail.",
  waitingPromise: "Komt er een plaats vrij, dan mailen wij u.",
  waitingLater: "U ziet dan de prijs en de afspraken, en beslist pas dan of u bestelt.",
  ifFull: (paid: boolean) => `Zijn de plaatsen net weg als u op de knop drukt, dan zetten wij u vrijblijvend op de wachtlijst${paid ? " en betaalt u niets" : ""}.`,
  places: (count: number) => (count === 1 ? "een plaats" : `${formatNumber(count, "nl")} plaatsen`),
  changed: (what: string) => `Sinds u deze pagina opende, veranderde ${what}. Hieronder staat hoe het nu is. Er is nog niets besteld.`,
  parts: { price: "de prijs", vat: "de btw", terms: "de voorwaarden", conditions: "de afspraken over betalen en annuleren", date: "de datum" } satisfies Record<QuotePart, string>,
  closed: (days: string) => `Inschrijven voor ${days} kan niet meer.`,
  calledOff: (days: string) => `De training van ${days} gaat niet door.`,
  toCourse: "Naar de training",
  otherDates: "Andere data",
  closedText: "U bent niets verschuldigd en er is niets vastgelegd.",
  reused: "Dit formulier is al verstuurd.",
  reusedText: "U bestelde hiermee eerder. Wilt u nog iets bestellen, begin dan met een nieuw formulier.",
  reusedLink: "Naar wat u bestelde",
  again: "Begin opnieuw",
};

/** @param who the participant's name, or their number when they have none yet; empty for other fields */
function problemNl({ problem, field }: FieldError, who: string): string {
  const whose = who === "" ? "" : ` van ${who}`;
  switch (problem) {
    case "missing": return `${labelsNl[fieldKind(field)] ?? "Dit veld"}${whose} is nog leeg`;
    case "too-long": return `${labelsNl[fieldKind(field)] ?? "Dit veld"}${whose} is te lang`;
    case "email": return `Het e-mailadres${whose} is niet volledig; vul het hele adres in, zoals naam@voorbeeld.nl`;
    case "kvk-short": return "Het KVK-nummer heeft te weinig cijfers; het moeten er 8 zijn";
    case "kvk-long": return "Het KVK-nummer heeft te veel cijfers; het moeten er 8 zijn";
    case "kvk-digits": return "Een KVK-nummer bestaat uit 8 cijfers";
    case "vat-form": return "Dit is geen btw-nummer uit de EU; schrijf het met de letters van het land, zoals BE 0123 456 789, of laat het veld leeg";
    case "vat-check-digits": return "Dit btw-nummer kan niet bestaan: de controlecijfers kloppen niet; kijk het na, of laat het veld leeg";
    case "postcode": return "De postcode klopt niet; schrijf hem als 1234 AB";
    case "kind": return "Er is nog niet gekozen of een bedrijf of een particulier betaalt";
    case "terms": return "Er staat nog geen vinkje bij de voorwaarden";
    case "session-missing": return "Er is nog geen datum gekozen";
    case "session-closed": return "Inschrijven voor de datum die u koos kan niet meer; kies een andere";
    case "too-many": return "Een inschrijving is voor ten hoogste 50 mensen; mail of bel ons voor meer";
    case "credit-code-unknown": return "Deze tegoedcode kennen wij niet; kijk haar na, of laat het veld leeg en bestel zonder";
    case "credit-expired": return "Dit tegoed is verlopen; laat het veld leeg en bestel zonder";
    case "credit-ended": return "Dit tegoed is vervallen, omdat de afspraak waarvoor u het kreeg, eindigde voordat die was betaald; laat het veld leeg en bestel zonder";
    case "credit-used-up": return "Dit tegoed is al helemaal gebruikt; laat het veld leeg en bestel zonder";
    case "credit-not-yet": return "Dit tegoed is pas te gebruiken als de afspraak waarvoor u het kreeg is betaald; laat het veld leeg en bestel zonder";
    case "credit-not-yours": return "Dit tegoed staat op naam van een andere klant; laat het veld leeg en bestel zonder";
    case "credit-own-deal":
    case "credit-nothing-owed": return "Er valt niets met dit tegoed te betalen; laat het veld leeg en bestel zonder";
    case "credit-too-many-tries": return "Er is te vaak een verkeerde tegoedcode ingevuld; probeer het over een uur weer, of laat het veld leeg en bestel zonder";
    case "credit-changed": return "Dit tegoed betaalt niet meer wat u zag; het is intussen ergens voor gebruikt. Kijk het opnieuw na, of laat het veld leeg en bestel zonder";
    case "discount-code-unknown": return "Deze kortingscode kennen wij niet; kijk haar na, of laat het veld leeg en bestel zonder. Is het een tegoedcode, vul haar dan daaronder in";
    case "discount-ended": return "Deze kortingscode geldt niet meer; laat het veld leeg en bestel zonder";
    case "discount-not-yet": return "Deze kortingscode geldt nog niet; laat het veld leeg en bestel zonder";
    case "discount-over": return "De laatste dag van deze kortingscode is voorbij; laat het veld leeg en bestel zonder";
    case "discount-other-course": return "Deze kortingscode is voor een andere training; laat het veld leeg en bestel zonder";
    case "discount-used-up": return "Deze kortingscode is al zo vaak gebruikt als kan; laat het veld leeg en bestel zonder";
    case "discount-used-before": return "U gebruikte deze kortingscode al een keer; laat het veld leeg en bestel zonder";
    case "discount-nothing-off": return "Met deze kortingscode gaat er niets van de prijs af; laat het veld leeg en bestel zonder";
    case "discount-too-many-tries": return "Er is te vaak een verkeerde code ingevuld; probeer het over een uur weer, of laat het veld leeg en bestel zonder";
    case "discount-changed": return "Met deze kortingscode gaat er nu een ander bedrag af dan u zag. Kijk het opnieuw na, of laat het veld leeg en bestel zonder";
    default: return problem satisfies never;
  }
}

const labelsNl: Readonly<Record<string, string>> = {
  first: "De voornaam", last: "De achternaam", email: "Het e-mailadres", needs: "Waar wij rekening mee houden", company: "De naam van het bedrijf",
  "orderer-name": "Uw naam", "orderer-email": "Uw e-mailadres", street: "De straat", postcode: "De postcode", town: "De plaats",
  "invoice-email": "Het e-mailadres voor de factuur", reference: "De referentie", remark: "De opmerking",
};

function problemEn({ problem, field }: FieldError, who: string): string {
  const whose = who === "" ? "" : ` of ${who}`;
  switch (problem) {
    case "missing": return `${labelsEn[fieldKind(field)] ?? "This field"}${whose} is still empty`;
    case "too-long": return `${labelsEn[fieldKind(field)] ?? "This field"}${whose} is too long`;
    case "email": return `The e-mail address${whose} is not complete; fill in the whole address, such as name@example.com`;
    case "kvk-short": return "The KVK number has too few digits; there must be 8";
    case "kvk-long": return "The KVK number has too many digits; there must be 8";
    case "kvk-digits": return "A KVK number has 8 digits";
    case "vat-form": return "This is no VAT number of the EU; write it with the letters of the country, such as BE 0123 456 789, or leave the field empty";
    case "vat-check-digits": return "This VAT number cannot exist: its check digits are not right; check it, or leave the field empty";
    case "postcode": return "The postcode is not right; write it as 1234 AB";
    case "kind": return "It is not chosen yet whether a company or a private person pays";
    case "terms": return "The box for the terms is not ticked yet";
    case "session-missing": return "No date is chosen yet";
    case "session-closed": return "You can no longer sign up for the date you chose; choose another";
    case "too-many": return "One sign-up is for at most 50 people; mail or call us for more";
    case "credit-code-unknown": return "We do not know this credit code; check it, or leave the field empty and order without";
    case "credit-expired": return "This credit has expired; leave the field empty and order without";
    case "credit-ended": return "This credit fell away, because the deal that it was given for ended before it was paid; leave the field empty and order without";
    case "credit-used-up": return "This credit is all used; leave the field empty and order without";
    case "credit-not-yet": return "This credit can be used once the deal that it was given for is paid; leave the field empty and order without";
    case "credit-not-yours": return "This credit is in the name of another customer; leave the field empty and order without";
    case "credit-own-deal":
    case "credit-nothing-owed": return "There is nothing to pay with this credit; leave the field empty and order without";
    case "credit-too-many-tries": return "A wrong credit code was filled in too often; try again in an hour, or leave the field empty and order without";
    case "credit-changed": return "This credit does not pay what you saw any more; it was used for something meanwhile. Check it again, or leave the field empty and order without";
    case "discount-code-unknown": return "We do not know this discount code; check it, or leave the field empty and order without. If it is a credit code, fill it in below";
    case "discount-ended": return "This discount code does not hold any more; leave the field empty and order without";
    case "discount-not-yet": return "This discount code does not hold yet; leave the field empty and order without";
    case "discount-over": return "The last day of this discount code is past; leave the field empty and order without";
    case "discount-other-course": return "This discount code is for another course; leave the field empty and order without";
    case "discount-used-up": return "This discount code was used as often as it can be; leave the field empty and order without";
    case "discount-used-before": return "You used this discount code once already; leave the field empty and order without";
    case "discount-nothing-off": return "This discount code takes nothing off the price; leave the field empty and order without";
    case "discount-too-many-tries": return "A wrong code was filled in too often; try again in an hour, or leave the field empty and order without";
    case "discount-changed": return "This discount code takes off another amount than you saw. Check it again, or leave the field empty and order without";
    default: return problem satisfies never;
  }
}

const labelsEn: Readonly<Record<string, string>> = {
  first: "The first name", last: "The last name", email: "The e-mail address", needs: "What we should take into account", company: "The company's name",
  "orderer-name": "Your name", "orderer-email": "Your e-mail address", street: "The street", postcode: "The postcode", town: "The town",
  "invoice-email": "The e-mail address for the invoice", reference: "The reference", remark: "The remark",
};

/** "p2-email" is an "email". */
function fieldKind(field: string): string {
  return field.replace(/^p\d+-/, "");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

const en: typeof nl = {
  title: (course) => `Sign up for ${course}`,
  waitingTitle: (course) => `Waiting list for ${course}`,
  sentence: "Fill in who comes and who pays. You only order on the next page.",
  waitingSentence: "This date is full. Fill in who would like to come; you are not bound to anything.",
  date: "Date",
  full: "Full: you join the waiting list, without obligation.",
  who: "Who takes part",
  participant: (row) => `Participant ${row}`,
  first: "First name",
  last: "Last name",
  email: "E-mail address",
  emailHint: "For the practical mail. The bill goes to whoever pays.",
  needs: "What should we take into account?",
  needsHint: "For example food, hearing, seeing or walking.",
  self: "This is me; send the confirmation to this address",
  remove: (row) => `Remove participant ${row}`,
  add: "Add somebody",
  namesFree: "Names can be changed free of charge until the start.",
  paste: "Several people at once",
  pasteLabel: "Paste a list here",
  pasteHint: "One person a line: name; e-mail address",
  pasteAdd: "Add these people",
  payer: "Who pays",
  company: "I register for a company or organisation",
  private: "I register as a private person",
  privateNote: "You then have 14 days to withdraw and milder cancellation rules.",
  companyName: "Name of the company",
  kvk: "KVK number",
  vatNumber: "VAT number",
  vatNumberHint: "For a company from another country of the EU, with the letters of that country. Whether the VAT is then reverse-charged to you, the next page says.",
  reference: "Your reference",
  invoiceEmail: "E-mail address for the invoice",
  invoiceEmailHint: "Leave empty if the invoice goes to whoever orders.",
  street: "Street and number",
  postcode: "Postcode",
  town: "Town",
  country: "Country",
  orderer: "Who orders",
  ordererHint: "Only if you do not take part yourself: the confirmation goes to this address.",
  ordererName: "Your name",
  ordererEmail: "Your e-mail address",
  remark: "Anything else you want to say?",
  cost: "What it costs",
  costWaiting: "What a place costs",
  as: { company: "As a company.", private: "As a private person." },
  priceCaption: "Price of your sign-up",
  free: "This training is free.",
  discount: "Discount code",
  credit: "Credit code",
  creditHint: "Do you have a credit from us? The code is on the page of your earlier deal.",
  paidWith: (code) => `Paid with credit ${code}`,
  leftToPay: "Still to pay",
  creditLeft: (amount, until) => `Of the credit ${amount} is left, to be used until ${until}.`,
  agree: "Agreement",
  termsLink: (number, size) => `Read the terms, version ${number} (also as pdf, ${size})`,
  earlyStartFor: (days) => `Only for ${days}: the training then starts within your withdrawal period. You need not.`,
  toReview: "Continue and check",
  notYet: "Step 1 of 2. Nothing is ordered yet.",
  notYetWaiting: "Step 1 of 2. You are not bound to anything.",
  errors: (count) => (count === 1 ? "One thing is not right yet" : `${capital(formatNumber(count, "en"))} things are not right yet`),
  kept: "What you filled in is kept.",
  problem: problemEn,
  review: "Check your registration",
  reviewRequest: "Check your request",
  reviewWaitingEyebrow: "Check your request. Nothing is sent yet.",
  reviewEyebrow: "Check your registration. Nothing is ordered yet.",
  reviewSentence: { before: (places) => `You are about to order ${places} for `, due: " including VAT, to be paid before ", dueExempt: ", to be paid before " },
  reviewWithCredit: { before: (places) => `You are about to order ${places} and pay, after your credit, `, due: ", before " },
  reviewPaid: (places) => `You are about to order ${places}; your credit pays everything.`,
  reviewFree: (places) => `You are about to register ${places} free of charge.`,
  reviewWaiting: (places) => `You are about to ask for ${places} on the waiting list. That binds you to nothing.`,
  yours: "Your registration",
  request: "Your request",
  facts: { course: "Training", when: "When", where: "Where", payer: "Payer", vatNumber: "VAT number", bill: "Invoice to", by: "Confirmation to", reference: "Reference", remark: "Remark", terms: "Terms", earlyStart: "Starting early", price: "Price of a place" },
  ticked: "You agreed:",
  notTicked: "You did not ask us to start within your withdrawal period.",
  change: "Change",
  conditions: "What we agree",
  information: "Before you order",
  order: "Order",
  join: "Waiting list",
  summary: (parts, names) => `${parts.filter((part) => part !== "").join(", ")}, for ${names}.`,
  signedFor: (name) => `for ${name}`,
  promise: "We confirm by mail within a minute.",
  waitingPromise: "If a place comes free, we mail you.",
  waitingLater: "You then see the price and what we agree, and only then decide whether to order.",
  ifFull: (paid) => `If the places have just gone when you press the button, we put you on the waiting list without obligation${paid ? " and you pay nothing" : ""}.`,
  places: (count) => (count === 1 ? "one place" : `${formatNumber(count, "en")} places`),
  changed: (what) => `Since you opened this page, ${what} changed. Below is how it is now. Nothing is ordered yet.`,
  parts: { price: "the price", vat: "the VAT", terms: "the terms", conditions: "the agreement on paying and cancelling", date: "the date" },
  closed: (days) => `You can no longer sign up for ${days}.`,
  calledOff: (days) => `The training of ${days} does not take place.`,
  toCourse: "To the training",
  otherDates: "Other dates",
  closedText: "You owe nothing and nothing was recorded.",
  reused: "This form was sent before.",
  reusedText: "You ordered with it earlier. To order something else, please start with a new form.",
  reusedLink: "To what you ordered",
  again: "Start again",
};

export const signUpTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
