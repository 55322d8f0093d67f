const nl = {
  link: "Afgelasten",
  title: "De training afgelasten",
  lead: "Iedereen hoort het meteen en kiest: een andere datum, geld terug of een tegoed. Dit kan niet worden teruggedraaid.",
  leadDone: "Deze training gaat niet door.",
  now: "nu",
  steps: {
    closed: "Niemand kan zich meer inschrijven.",
    told: (deals: number, places: number) => `${deals === 1 ? "Eén klant krijgt" : `${deals} klanten krijgen`} mail met de keuze, voor ${places === 1 ? "één plaats" : `${places} plaatsen`}.`,
    waiting: (count: number) => (count === 1 ? "Wie op de wachtlijst staat, hoort dat het niet doorgaat." : `De ${count} plaatsen op de wachtlijst vervallen; ook zij krijgen bericht.`),
    silence: "Wie binnen zeven dagen niet kiest, krijgt zijn geld terug.",
  },
  total: "Terug te betalen als niemand een andere datum kiest",
  button: (deals: number) => (deals === 0 ? "Afgelasten" : `Afgelasten en ${deals === 1 ? "één klant" : `${deals} klanten`} berichten`),
  refusals: { "session-unknown": "Deze sessie is er niet.", "not-published": "Alleen een gepubliceerde training kan worden afgelast.", begun: "De training is al begonnen." },
};

const en: typeof nl = {
  link: "Call off",
  title: "Call the training off",
  lead: "Everybody hears at once and chooses: another date, the money back or a credit. This cannot be undone.",
  leadDone: "This training does not take place.",
  now: "now",
  steps: {
    closed: "Nobody can sign up any more.",
    told: (deals, places) => `${deals === 1 ? "One customer gets" : `${deals} customers get`} a mail with the choice, for ${places === 1 ? "one place" : `${places} places`}.`,
    waiting: (count) => (count === 1 ? "Whoever waits hears that it does not take place." : `The ${count} places on the waiting list end; they hear so too.`),
    silence: "Whoever does not choose within seven days gets the money back.",
  },
  total: "To be paid back when nobody chooses another date",
  button: (deals) => (deals === 0 ? "Call off" : `Call off and tell ${deals === 1 ? "one customer" : `${deals} customers`}`),
  refusals: { "session-unknown": "This session is not there.", "not-published": "Only a published training can be called off.", begun: "The training has begun." },
};

export const callingOffTexts = { nl, en };
