import type { FrozenPart } from "../../../domain/deal/frozen-deal.ts";
import { formatNumber } from "../../../platform/i18n/format.ts";
import type { WordingTexts } from "./nl.ts";

const awaited: Record<FrozenPart["name"], string> = { whole: "that", deposit: "the deposit", rest: "the rest", part: "the first part" };

/** What a deal says in English. */
export const en: WordingTexts = {
  orderButton: { paid: "Order with obligation to pay", free: "Register for free", waiting: "Put me on the waiting list (no obligation)" },
  consents: {
    terms: ({ number, dueAt }) =>
      `I agree to the terms (version ${number}, pdf)${dueAt === null ? "" : `, including payment by ${dueAt}`}.`,
    earlyStart:
      "I expressly ask you to start within my 14-day withdrawal period. I know that if I withdraw I pay for the part already given, and that I can no longer withdraw once the training has been given in full.",
  },
  vat: {
    included: (amount) => `${amount} including VAT`,
    exempt: (amount) => `${amount} (exempt from VAT)`,
    "small-business": (amount) => `${amount} (exempt from VAT)`,
    "reverse-charge": (amount) => `${amount} (VAT reverse-charged)`,
  },
  whyVat: {
    consumer: "A private person pays the VAT of the country where the training is held.",
    "buyer-here": "A company in the Netherlands pays Dutch VAT, also with a VAT number of another country.",
    "buyer-outside-eu": "VAT can only be reverse-charged to a business in another country of the European Union; that is why we charge Dutch VAT.",
    "service-unknown": "We charge Dutch VAT.",
    "taxed-where-held": "An open training is taxed where it is held, also for a business from another country: in the Netherlands with Dutch VAT. You can usually reclaim it in your own country.",
    "buyer-vat-id-missing": "Without a VAT number the VAT cannot be reverse-charged to you; that is why we charge Dutch VAT.",
    "buyer-vat-id-wrong": "This VAT number cannot exist; that is why we charge Dutch VAT.",
    "buyer-vat-id-other-country": "The VAT number is of another country than your address; that is why we charge Dutch VAT.",
  },
  payment: {
    free: "This training is free: you pay nothing.",
    whole: ({ amount, dueAt }) => `You pay ${amount} before ${dueAt}.`,
    inTwo: ({ total, deposit, depositDueAt, rest, restDueAt }) =>
      `You pay ${total} in two parts: ${deposit} before ${depositDueAt} and the rest, ${rest}, before ${restDueAt}.`,
    inParts: ({ total, count, pieces }) => `You pay ${total} in ${formatNumber(count, "en")} parts: ${pieces}.`,
    part: ({ amount, dueAt }) => `${amount} before ${dueAt}`,
    afterwards: ({ amount, dueAt, places }) =>
      `You pay afterwards: ${amount}, before ${dueAt}. ${places === 1 ? "Your place is" : "Your places are"} certain at once.`,
    released: ({ part, places }) =>
      `If ${awaited[part]} has not arrived by then, we pass ${places === 1 ? "the place" : "the places"} on to the waiting list and you owe nothing.`,
    kept: ({ places }) =>
      `If you pay later, ${places === 1 ? "the place stays" : "the places stay"} yours and you still owe the amount.`,
    restKept: "If the rest comes later, you still owe it; the agreement does not end because of that.",
    laterPartKept: "If a later part comes late, you still owe it; the agreement does not end because of that.",
    depositReturns: ({ deposit, places }) =>
      places === 1
        ? `If you come, you get ${deposit} back afterwards.`
        : `If everybody comes, you get ${deposit} back afterwards; if fewer come, in proportion.`,
  },
  chosenPlan: {
    text: (what) => `For this order: ${what}. How that was chosen is on the page of your deal after ordering; there you can also ask us for another way of paying.`,
    modes: { before: "pay first", deposit: "a deposit in advance", parts: "pay in parts", after: "pay afterwards" },
  },
  late: {
    "after-notice": {
      company: "If an amount stays open too long, we charge statutory commercial interest and collection costs only after a notice.",
      consumer: "If an amount stays open too long, we charge statutory interest only after a notice, and collection costs if you have not paid 14 days after it either.",
    },
    "by-law": {
      company: "If you pay an amount late, you owe statutory commercial interest from the day after the payment day, and at least €40.00 in collection costs (art. 6:119a and 6:96(4) Dutch Civil Code).",
      consumer: "If you pay an amount late, you owe statutory interest from the day after the payment day (art. 6:119 Dutch Civil Code); collection costs only if you have not paid 14 days after a notice either (art. 6:96(6)).",
    },
  },
  cancellation: {
    step: ({ share, amount, until, firstPriced, afterwards }) => {
      const after = afterwards ? " after that" : "";
      const price = share === null ? `is free${after}` : `costs ${share}${firstPriced ? " of the price" : ""} (${amount})${after}`;
      return until === null ? price : `${price} up to and including ${until}`;
    },
    scale: ({ pieces, consumer, priced }) =>
      `${consumer ? "You may always end the contract. " : ""}Cancelling ${pieces}${consumer && priced ? ", as a reasonable compensation and less what we save" : ""}.`,
    perPlace: ({ places }) =>
      `Those amounts are for ${formatNumber(places, "en")} places together; if you cancel fewer, you pay in proportion.`,
    free: "Cancelling is always free. Tell us if you are not coming, so that somebody else can.",
    how: ({ email, phone }) =>
      `You cancel or move yourself on the page of your agreement (or by writing to ${email}${phone === "" ? "" : ` or calling ${phone}`}). You see the amount before it is final.`,
    refilled: "If somebody else takes the place after you cancel, what they pay comes off those costs; what you paid too much, you get back.",
  },
  noShow: {
    nothing: "If you do not come and send no word, you owe nothing.",
    share: ({ share, amount, consumer }) =>
      `If you do not come and have not cancelled, you pay ${share} of the price (${amount})${consumer ? ", less what we save" : ""}.`,
  },
  substitute: ({ until, consumer }) =>
    `${consumer ? "Somebody else" : "A colleague"} may come in your place, at no cost, until ${until}.`,
  confirm: ({ at, places }) =>
    `On ${at} we ask by e-mail whether the ${places === 1 ? "participant comes" : "participants come"}; not answering has no consequences.`,
  move: {
    free: ({ times, until, months }) =>
      `You can move to another date ${times} for free, up to and including ${until}; the new date is within ${months}.`,
    freeThenFee: ({ times, until, months, fee }) =>
      `You can move to another date ${times} for free and after that for ${fee} each time, up to and including ${until}; the new date is within ${months}.`,
    fee: ({ until, months, fee }) =>
      `Moving to another date costs ${fee} each time and is possible up to and including ${until}; the new date is within ${months}.`,
    inConsultation: "Moving to another date is possible only if we both agree.",
  },
  waitingList: (hours) =>
    `If the training is full, you can stand on the waiting list. That binds you to nothing. When a place comes free, we keep it for ${hours} for whoever is first in line.`,
  calledOff: { paid: "If the training does not take place, we refund everything.", free: "If the training does not take place, we tell you as soon as we can." },
  withdrawal: {
    until: (until) =>
      `You have a withdrawal period up to and including ${until}. Until then you may withdraw without a reason; we then refund everything within 14 days.`,
    page: "withdraw",
    how: ({ email, address }) =>
      `You do that on our site with ‘Withdraw from contract here’, at the foot of every page of your deal and at ${address}, without logging in. You can also write to ${email} or use the model form below.`,
    earlyStart:
      "This training starts within your withdrawal period. That is why we ask whether we may start earlier: if you withdraw after that, you pay for the part already given, and after the whole training you can no longer withdraw.",
  },
  information: {
    headings: {
      what: "What",
      price: "Price",
      paying: "Paying",
      provider: "Provider",
      agreement: "The agreement",
      withdrawal: "Withdrawal",
      cancelling: "Cancelling",
      company: "Company",
      modelForm: "Model withdrawal form",
    },
    what: ({ title, when, where, duration, places, language }) =>
      `${title}, ${[when, where, duration].filter((part) => part !== "").join(", ")}, for ${places}. The training is given in ${language}.`,
    price: {
      free: "The training is free. There are no costs.",
      standard: ({ total, vat, partly }) => `${total} including ${vat}${partly ? "; the training itself is exempt from VAT (art. 11(1)(o) Dutch VAT Act 1968, CRKBO)" : ""}. There are no other costs.`,
      reversed: ({ total, vatNumber }) => `${total}; the VAT is reverse-charged to ${vatNumber}: you declare it in your own country. There are no other costs.`,
      exempt: (total) => `${total}, exempt from VAT (art. 11(1)(o) Dutch VAT Act 1968, CRKBO). There are no other costs.`,
      smallBusiness: (total) => `${total}, exempt from VAT under the small businesses scheme (art. 25 Dutch VAT Act). There are no other costs.`,
    },
    paying: ({ moments, only, online }) =>
      `You can pay by bank transfer${online ? " or online on the page of your deal" : ""}, at the latest on ${moments}; ${only ? "this payment day is" : "these payment days are"} part of the contract.`,
    payingPart: ({ moment, amount }) => `${moment} (${amount})`,
    provider: ({ details, days }) => `${details}. Complaints go to the same address; you get an answer within ${days} days.`,
    kvk: (number) => `KVK ${number}`,
    agreement: ({ consumer }) =>
      `Your click on the button is your order and concludes the contract; we confirm it by e-mail at once. ${consumer ? "Until that confirmation is there, you may still end the contract at no cost. " : ""}Until that click you can change everything. We keep your order and send you a copy with the terms (pdf). Language: English.`,
    company: ({ name, kvk }) =>
      `${name === "" ? "You order for a company or organisation" : `You order for ${name}${kvk === "" ? "" : `, KVK ${kvk}`}`}. There is no withdrawal period.`,
    modelForm: ({ provider, service }) =>
      `(Complete and return this form only if you wish to withdraw from the contract.) To: ${provider}. – I/We (*) hereby give notice that I/We (*) withdraw from my/our (*) contract for the provision of the following service: ${service}. – Ordered on (*)/received on (*): – Name of consumer(s): – Address of consumer(s): – Signature of consumer(s) (only if this form is notified on paper): – Date: – (*) Delete as appropriate.`,
  },
  languages: { nl: "Dutch", en: "English" },
  people: (count) => (count === 1 ? "one person" : `${formatNumber(count, "en")} people`),
  times: (count) => (count === 1 ? "once" : `${formatNumber(count, "en")} times`),
  months: (count) => (count === 1 ? "one month" : `${formatNumber(count, "en")} months`),
  hours: (count) => (count === 1 ? "one hour" : `${count} hours`),
};
