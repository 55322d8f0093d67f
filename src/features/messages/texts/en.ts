import { formatNumber } from "../../../platform/i18n/format.ts";
import type { Piece } from "../letter.ts";
import type { MailTexts } from "./nl.ts";

const bold = (text: string): Piece => ({ bold: text });
const many = (places: number) => `${formatNumber(places, "en")} places`;
const thePlaces = (places: number) => (places === 1 ? "the place" : `the ${many(places)}`);
const areYours = (places: number) => `${thePlaces(places)} ${places === 1 ? "is" : "are"} yours`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The words of every mail in English. */
export const en: MailTexts = {
  greeting: (name) => `Hello ${name},`,
  toDeal: "To your agreement",
  labels: {
    training: "Training", when: "When", where: "Where", online: "Online", participants: "Participants", participant: "Participant", payer: "Payer",
    reference: "Your reference", deal: "Agreement", language: "Language", signedUpBy: "Registered by",
    to: "To", inNameOf: "In the name of", paymentReference: "Reference", amount: "Amount", before: "With us before", afterThat: "After that",
  },
  kvk: (number) => `KVK\u00a0${number}`,
  languages: { nl: "Dutch", en: "English" },
  ledger: {
    places: (count, unit) => (count === 1 ? `1 place at ${unit}` : `${count} places at ${unit}`),
    vat: (share) => `VAT ${share}`,
    total: "Total including VAT",
    totalExempt: "Total, exempt from VAT",
  },
  slip: { heading: "Bank transfer", rest: (amount, dueAt) => `${amount} before ${dueAt}` },
  headings: {
    ordered: "What you ordered",
    practical: "Practical",
    line: "What happens when",
    agreed: "What is agreed",
    enclosed: "Enclosed with this mail",
    complete: "For completeness",
  },
  motto: "The thicker the line, the firmer the agreement.",
  line: {
    confirmed: "Confirmed",
    pay: { whole: "Pay before", deposit: "Pay the deposit before", rest: "Pay the rest before" },
    payPart: (number, of) => `Pay part ${number} of ${of} before`,
    payAfter: "Pay afterwards, before",
    freeUntil: "Free cancelling up to and including",
    partUntil: (share) => (share === "50%" ? "At half the price up to and including" : `At ${share} up to and including`),
    withdrawUntil: "Withdrawal up to and including",
    start: "Start",
    cancelNow: (amount) => `Cancelling costs ${amount} now.`,
    cancelStill: (amount) => `Cancelling still costs ${amount}.`,
    cancelAfter: (amount) => `After that cancelling costs ${amount}.`,
    pays: (amount) => `You pay ${amount}.`,
    releases: (places) => `We pass ${thePlaces(places)} on if it is not paid.`,
    refilled: "We refund if somebody else takes your place.",
    substitute: { company: "Sending a colleague stays free.", consumer: "Letting somebody else come stays free." },
    withdraw: "Until then you may withdraw without a reason, and we refund everything.",
    comes: { company: "You come, or a colleague comes.", consumer: "You come, or somebody comes in your place." },
    comesAlone: "You come.",
    calledOff: "If the training does not take place, you get everything back.",
    depositBack: "Who comes gets the deposit back.",
  },
  contact: ({ phone, name }) => (phone === "" ? "A question? Reply to this mail." : `A question? Reply to this mail, or call ${name}: ${phone}.`),
  enclosed: { terms: (number) => `Terms, version ${number} (pdf)`, calendar: (days) => (days === 1 ? "The day for your calendar (ics)" : "All days for your calendar (ics)") },
  files: { terms: (number) => `terms-version-${number}.pdf`, calendar: "calendar.ics" },
  calendarSummary: (course, organisation) => `${course} (${organisation})`,
  dealConfirmed: {
    subject: (course, days) => `Confirmed: ${course}, ${days}`,
    held: ({ amount, dueAt, places }) => ["Your order is confirmed. Pay ", bold(amount), " before ", bold(dueAt), `, and ${areYours(places)}.`],
    confirmed: ({ amount, dueAt, places }) => [`Your order is confirmed: ${areYours(places)}. Pay `, bold(amount), " before ", bold(dueAt), "."],
    free: ({ days, places }) => [`Your free registration${places === 1 ? "" : ` for ${many(places)}`} is confirmed, on `, bold(days), "."],
    concluded: (code, at) => `Your order ${code} was confirmed on ${at}. The contract is now concluded.`,
    holding: (places) =>
      `We keep ${thePlaces(places)} for you until that payment day. If it is not paid by then, ${places === 1 ? "it goes" : "they go"} to the waiting list and you pay nothing.`,
    keeping: (places) => `If you pay later, ${thePlaces(places)} ${places === 1 ? "stays" : "stay"} yours; you still owe the amount.`,
    toPay: "Pay or change something",
    withdraw: (until, email) =>
      `You have a withdrawal period. You may withdraw up to and including ${until}, without a reason, with a message to ${email} or with the model form at the end of this mail.`,
    earlyStart: (at) =>
      `On ${at} you expressly asked us to start within the withdrawal period and confirmed that the right ends once the training has been given in full.`,
  },
  participantConfirmed: {
    subject: (course, days) => `We expect you: ${course}, ${days}`,
    confirmed: (course, days) => ["You are registered for ", bold(course), " on ", bold(days), "."],
    held: (course, days) => ["A place is kept for you in ", bold(course), " on ", bold(days), "."],
    signedUpBy: (name) => `${name} registered you. Below is what you need for the day; ${name} takes care of the agreement and the payment.`,
    calendar: "The dates for your calendar are enclosed.",
    changes: "Can't you come, or is something wrong? Tell us or whoever registered you; somebody else may come in your place.",
  },
  waitingConfirmed: {
    subject: (course, days) => `On the waiting list: ${course}, ${days}`,
    first: (places) => [`You are first on the waiting list${places === 1 ? "" : ` for ${many(places)}`}. `, bold("Nothing binds you.")],
    ahead: (ahead) => [
      `You are on the waiting list. First ${ahead === 1 ? "one free place goes to somebody else" : `${formatNumber(ahead, "en")} free places go to others`}, then it is your turn. `,
      bold("Nothing binds you."),
    ],
    next: (hours) =>
      `When a place comes free, we mail you and keep it for ${hours} hours, only for you. You then choose yes or no; only when you order the place is there an agreement.`,
    nothing: "Until then you need not do anything and you owe nothing. You may leave the list at any time.",
    button: "See your place on the list",
  },
  placeOffered: {
    subject: (until, course, places) => `${places === 1 ? "A place is" : `${capital(many(places))} are`} free until ${until}: ${course}`,
    paid: ({ places, days, amount, endsAt }) => [
      `${places === 1 ? "A place is" : `${capital(many(places))} are`} free on ${days}, for `, bold(amount), `. We keep ${places === 1 ? "it" : "them"} for you until `, bold(endsAt), ".",
    ],
    free: ({ places, days, endsAt }) => [
      `${places === 1 ? "A place is available free of charge" : `${capital(many(places))} are available free of charge`} on ${days}. We keep ${places === 1 ? "it" : "them"} for you until `, bold(endsAt), ".",
    ],
    choose: "You choose yes or no on your own page. With yes you check everything first; your details are filled in already. This is an offer: it binds you only when you order.",
    nothing: (endsAt) => `If you do not answer, the place goes to the next person after ${endsAt}. You then pay nothing and need not do anything.`,
    button: "See the offer",
  },
  offerExpired: {
    subject: (course) => `The offer has ended: ${course}`,
    sentence: (endedAt) => ["The offer ended on ", bold(endedAt), ". You owe nothing."],
    next: "We heard nothing from you and pass the place on to the next person on the list. You need not do anything.",
    rest: "What else you wait for stays on the list.",
    again: "Would you like to come after all? Choose another date, or sign up again.",
    button: "To your waiting-list page",
  },
  paymentReminder: {
    subject: (amount, until) => `To pay before ${until}: ${amount}`,
    sentence: (amount, dueAt) => ["You still have ", bold(amount), " to pay, before ", bold(dueAt), "."],
    parts: { whole: "", deposit: "This is the deposit. ", rest: "This is the rest of the price. ", part: "This is a part of the price. " },
    about: (course, days) => `It is about ${course}, ${days}.`,
    releases: (places) =>
      `Until that payment day we keep ${thePlaces(places)} for you. If it is not paid by then, ${places === 1 ? "it goes" : "they go"} to the next person and you pay nothing.`,
    already: "Have you paid already? Then our messages crossed and you need not do anything.",
    stuck: "Can't you manage in time? Tell us, and we look for a way together.",
    button: "Pay",
  },
  paymentOverdue: {
    subject: (amount, course) => `Not received yet: ${amount} for ${course}`,
    sentence: (amount, dueAt) => ["It may have slipped your mind: ", bold(amount), " was due on ", bold(dueAt), "."],
    ask: "Could you transfer the amount? Below is how. No costs were added.",
    already: "If you have already paid, please ignore this message.",
    stuck: "Can't you manage, or is something not right? Tell us, and we look for a way together.",
    button: "Pay",
  },
  comingAsked: {
    subject: (course, days) => `Are you coming? ${course}, ${days}`,
    asksYou: (course, startsAt) => ["Are you coming to ", bold(course), ", on ", bold(startsAt), "?"],
    asksAbout: (names, startsAt) => ["On ", bold(startsAt), " we expect ", bold(names), ". Is that right?"],
    why: "Let us know, then we count on it.",
    button: "Say whether you come",
    cannot: {
      participant: (name) => `Can't you come? Tell ${name} now; they can move or cancel the place.`,
      oneself: "Can't you come? On the page of your agreement you can move or cancel the place; you see first what it costs.",
      orderer: "Can somebody not come? On the page of your agreement you can move or cancel the place; you see first what it costs.",
    },
    substitute: { oneself: ["Somebody else may come in your place too."], others: ["Somebody else may come instead, too."] },
    silence: "If you do not answer, nothing changes: the place stays.",
  },
  placeReleased: {
    subject: (course, days, places) => `${places === 1 ? "The place was" : "The places were"} passed on: ${course}, ${days}`,
    sentence: (dueAt, places) => [`It was not paid before ${dueAt}. That is why we passed ${thePlaces(places)} on. `, bold("You owe nothing.")],
    whose: (names) => `It is about the place of ${names}.`,
    whoseMany: (names) => `It is about the places of ${names}.`,
    partPaid: "What you already paid is and stays yours; you get a separate message about it.",
    again: "Would you like to come after all? Sign up again, or choose another date. Did your payment and this mail cross? Then you hear from us what is possible.",
    button: "See the dates",
  },
  paymentReceived: {
    subject: (amount, course) => `We received ${amount} for ${course}`,
    confirms: (amount, places) => ["Thank you. We received ", bold(amount), `: ${areYours(places)}.`],
    received: (amount) => ["Thank you. We received ", bold(amount), "."],
    open: (amount, dueAt) => (dueAt === null ? `${amount} is still open.` : `${amount} is still open, to be paid before ${dueAt}.`),
    settled: "Everything is paid.",
    expected: (days) => `We expect you on ${days}.`,
  },
  deadlineWaived: {
    subject: (course, places) => `${places === 1 ? "The place is" : "The places are"} yours: ${course}`,
    sentence: (places) => [bold(`${capital(areYours(places))}.`), ` The payment day is dropped: we no longer pass ${places === 1 ? "it" : "them"} on.`],
    open: (amount) => `You still owe ${amount}. Could you transfer it as soon as it suits you?`,
    settled: "You owe nothing more.",
    button: "Pay",
  },
  bookingCancelled: {
    subject: (course, days) => `Cancelled: ${course}, ${days}`,
    free: (names) => [`The registration of ${names} is cancelled. `, bold("That costs nothing.")],
    fee: (names, amount) => [`The registration of ${names} is cancelled. The costs are `, bold(amount), "."],
    refund: (amount) => `We refund ${amount} to the account you paid from.`,
    refilled: "If somebody else takes the place, what they pay comes off the costs; what you paid too much, you get back.",
    steps: "The costs follow from the agreement that you saw when you ordered; it is on your page.",
    wrong: "Is this not right? Tell us at once.",
  },
  leftWaitingList: {
    subject: (course) => `Off the waiting list: ${course}`,
    sentence: () => [bold("You are no longer on the waiting list."), " You owe nothing."],
    about: (course, days) => `It was about ${course}, ${days}.`,
    again: "If you change your mind, you can sign up again. You then join at the end.",
    button: "To your waiting-list page",
  },
  placeReinstated: {
    subject: (course, places) => `${places === 1 ? "The place is" : "The places are"} yours again: ${course}`,
    sentence: (places, days) => [bold(`${capital(thePlaces(places))} ${places === 1 ? "is" : "are"} yours again.`), ` We expect you on ${days}.`],
    why: (names) => `Your payment came in and there was room. It is about ${names}.`,
  },
  lateMoneyAsked: {
    subject: (amount) => `What shall we do with your ${amount}?`,
    sentence: (amount) => ["We received ", bold(amount), ", but the place had already been passed on. Will you choose what happens with it?"],
    choices: "You can go to the front of the waiting list, to another date if there is a place, have a credit, or get everything back. Until you choose we keep the amount for you; it is and stays yours.",
    button: "Choose what happens",
  },
  lateMoneyChosen: {
    subject: (course) => `Your choice is recorded: ${course}`,
    choices: {
      "front-of-line": (amount) => [bold("You are at the front of the waiting list."), ` When a place comes free, it is yours at once; your ${amount} stays with it.`],
      "other-date": (amount) => [bold("You go to another date."), ` Your ${amount} goes along; your agreement says when we expect you.`],
      credit: (amount) => ["You have a credit of ", bold(amount), ". Mention it with your next order, and we take it off."],
      refund: (amount) => ["We refund ", bold(amount), " to the account you paid from."],
    },
    changed: "Did you change your mind? Tell us soon.",
  },
};
