const nl = {
  title: "Bezwaar",
  open: (name: string, since: string) => `${name} is het er niet mee eens, sinds ${since}. Alles wat vanzelf gaat, staat stil tot dit is afgesloten.`,
  none: "Over deze afspraak is geen bezwaar.",
  closed: { "taken-back": "De klant heeft het bezwaar ingetrokken.", settled: "Jullie zijn het samen eens geworden.", decided: "Jij hebt besloten." },
  said: "Wat er is geschreven",
  you: "Jij",
  write: "Antwoorden of besluiten",
  field: "Je antwoord",
  hint: "Gaat per mail naar de klant. Een besluit geeft altijd de reden.",
  answer: "Antwoord versturen",
  decide: "Besluiten en afsluiten",
  decideNote: "Wat stil stond, wordt op zijn vroegst over twee dagen opnieuw bekeken. Wil je schikken, doe dan een aanbod: wordt dat aangenomen, dan sluit het bezwaar vanzelf.",
  errors: { "words-missing": "Schrijf je antwoord of de reden van je besluit.", "words-too-long": "Dit is te lang: schrijf ten hoogste 4.000 tekens.", gone: "Dit bezwaar is al afgesloten." },
};

const en: typeof nl = {
  title: "Objection",
  open: (name, since) => `${name} does not agree, since ${since}. Everything automatic stands still until this is closed.`,
  none: "There is no objection about this deal.",
  closed: { "taken-back": "The customer took back the objection.", settled: "You settled together.", decided: "You decided." },
  said: "What was written",
  you: "You",
  write: "Answer or decide",
  field: "Your answer",
  hint: "Goes to the customer by mail. A decision always gives its reason.",
  answer: "Send the answer",
  decide: "Decide and close",
  decideNote: "What stood still is looked at anew in two days at the earliest. To settle, make an offer: when it is accepted the objection closes by itself.",
  errors: { "words-missing": "Write your answer or the reason of your decision.", "words-too-long": "This is too long: write at most 4,000 characters.", gone: "This objection is closed already." },
};

export const disputeTexts = { nl, en };
