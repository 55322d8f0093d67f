const nl = {
  title: "Iemand anders laten komen",
  eyebrow: (course: string, code: string) => `${course}, afspraak ${code}`,
  sentence: (until: string) => `Iemand anders mag komen, zonder kosten, tot ${until}.`,
  none: "Iemand anders laten komen kan bij deze afspraak niet meer.",
  noneText: "Neem contact op; wij kijken samen wat kan.",
  back: "Laat alles zoals het is",
  instead: (name: string) => `In plaats van ${name}`,
  first: "Voornaam",
  last: "Achternaam",
  email: "E-mailadres",
  button: "Deze persoon komt",
  told: "Wie komt, krijgt direct bericht met het programma en de plaats.",
  errorHeading: "Er klopt iets nog niet",
  errorKept: "Wat u invulde staat er nog.",
  problems: { missing: "Vul dit in.", "too-long": "Dit is te lang.", email: "Dit is geen volledig e-mailadres." },
  refusals: { "booking-unknown": "Deze plaats is er niet meer.", "not-agreed": "Dat is bij deze afspraak niet afgesproken.", begun: "De training is al begonnen." },
};

export type SubstituteTexts = typeof nl;

const en: SubstituteTexts = {
  title: "Let somebody else come",
  eyebrow: (course, code) => `${course}, agreement ${code}`,
  sentence: (until) => `Somebody else may come, for nothing, until ${until}.`,
  none: "Letting somebody else come is not possible for this agreement any more.",
  noneText: "Get in touch; we will see together what is possible.",
  back: "Leave everything as it is",
  instead: (name) => `Instead of ${name}`,
  first: "First name",
  last: "Last name",
  email: "E-mail address",
  button: "This person comes",
  told: "Whoever comes gets a message at once with the programme and the place.",
  errorHeading: "Something is not right yet",
  errorKept: "What you filled in is still there.",
  problems: { missing: "Fill this in.", "too-long": "This is too long.", email: "This is no complete e-mail address." },
  refusals: { "booking-unknown": "This place is not there any more.", "not-agreed": "That was not agreed in this agreement.", begun: "The training has begun." },
};

export const substituteTexts = { nl, en };
