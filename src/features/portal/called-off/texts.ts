const nl = {
  title: "De training gaat niet door",
  eyebrow: (course: string, code: string) => `${course}, afspraak ${code}`,
  ask: (until: string) => `De training gaat niet door. Kies vóór ${until} wat u wilt.`,
  none: "Voor deze afspraak is er niets te kiezen.",
  heading: "Wat wilt u?",
  other: (days: string) => `Naar ${days}`,
  otherNote: "Zelfde prijs; wat u betaalde gaat mee.",
  refund: (paid: boolean): string => (paid ? "Geld terug" : "Geen andere datum"),
  refundNote: (amount: string | null) => (amount === null ? "U bent niets meer verschuldigd." : `U krijgt ${amount} terug, binnen 14 dagen.`),
  credit: (amount: string) => `Een tegoed van ${amount}`,
  creditNote: (until: string) => `Te gebruiken tot en met ${until}, voor elke training van ons. U krijgt dan geen geld terug.`,
  silence: (amount: string | null) => (amount === null ? "Kiest u niets, dan blijft het daarbij: u bent niets verschuldigd." : `Kiest u niets, dan krijgt u ${amount} terug.`),
  button: "Dit wil ik",
  back: "Terug naar uw afspraak",
  answered: {
    "other-date": "U koos een andere datum; die staat op uw afspraak.",
    refund: "U wilde geen andere datum.",
    credit: "U koos een tegoed; de code staat op uw afspraak.",
    silence: "U koos niet op tijd; u krijgt terug wat u betaalde.",
  },
  refusals: {
    missing: "Kies wat u wilt.",
    "not-called-off": "Voor deze afspraak is er niets te kiezen.",
    answered: "U heeft al gekozen.",
    "nothing-to-credit": "Er gaat niets terug, dus er is niets dat een tegoed kan worden.",
    "date-unknown": "Kies een datum uit de lijst.",
    "date-over": "Die datum kan niet meer worden gekozen.",
    "date-full": "Die datum is intussen vol. Kies een andere, of geld terug.",
  },
};

export type CalledOffTexts = typeof nl;

const en: CalledOffTexts = {
  title: "The training does not take place",
  eyebrow: (course, code) => `${course}, agreement ${code}`,
  ask: (until) => `The training does not take place. Choose before ${until} what you want.`,
  none: "There is nothing to choose for this agreement.",
  heading: "What do you want?",
  other: (days) => `To ${days}`,
  otherNote: "The same price; what you paid goes along.",
  refund: (paid) => (paid ? "Money back" : "No other date"),
  refundNote: (amount) => (amount === null ? "You owe nothing any more." : `You get ${amount} back within 14 days.`),
  credit: (amount) => `A credit of ${amount}`,
  creditNote: (until) => `To be used until ${until}, for any training of ours. You get no money back then.`,
  silence: (amount) => (amount === null ? "If you choose nothing, that is how it stays: you owe nothing." : `If you choose nothing, you get ${amount} back.`),
  button: "This is what I want",
  back: "Back to your agreement",
  answered: {
    "other-date": "You chose another date; it stands on your agreement.",
    refund: "You wanted no other date.",
    credit: "You chose a credit; its code stands on your agreement.",
    silence: "You did not choose in time; you get back what you paid.",
  },
  refusals: {
    missing: "Choose what you want.",
    "not-called-off": "There is nothing to choose for this agreement.",
    answered: "You have chosen already.",
    "nothing-to-credit": "Nothing goes back, so there is nothing that can become a credit.",
    "date-unknown": "Choose a date from the list.",
    "date-over": "That date cannot be chosen any more.",
    "date-full": "That date is full by now. Choose another, or the money back.",
  },
};

export const calledOffTexts = { nl, en };
