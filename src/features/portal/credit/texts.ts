import type { CreditState } from "../../../domain/credit/credit-state.ts";
import type { Locale } from "../../../domain/locale.ts";
import type { CreditMove } from "../../credits/store.ts";
import type { UseCreditRefusal } from "../../credits/actions.ts";
import type { Piece } from "../frame/sentence.tsx";

type Sentence = readonly Piece[];
/** For each kind of movement, with the code of the credit and that of the agreement. */
type MoveWords = Record<CreditMove["kind"], (code: string, deal: string) => string>;

const nl = {
  heading: "Uw tegoed",
  own: {
    code: (code: string) => `Code ${code}`,
    amount: (left: string, whole: string) => (left === whole ? left : `${left} van ${whole}`),
    states: {
      conditional: (until: string) => `Nog niet te gebruiken: eerst moet deze afspraak zijn betaald. Daarna tot en met ${until}.`,
      usable: (until: string) => `Te gebruiken tot en met ${until}, op de pagina van een volgende afspraak.`,
      used: () => "Helemaal gebruikt.",
      expired: (until: string) => `Verlopen op ${until}.`,
      ended: () => "Vervallen, omdat deze afspraak eindigde voordat die was betaald.",
    } satisfies Record<CreditState, (until: string) => string>,
  },
  moves: {
    heading: "Wat er met het tegoed gebeurde",
    own: {
      granted: (code: string) => `Gekregen, code ${code}`,
      used: (code: string, deal: string) => `Code ${code}, gebruikt voor afspraak ${deal}`,
      "given-back": (code: string, deal: string) => `Code ${code}, teruggekomen van afspraak ${deal}`,
      expired: (code: string) => `Code ${code}, verlopen`,
      ended: (code: string) => `Code ${code}, vervallen`,
    } satisfies MoveWords,
    here: {
      granted: (code: string) => `Gekregen, code ${code}`,
      used: (code: string) => `Voor deze afspraak gebruikt, code ${code}`,
      "given-back": (code: string) => `Staat weer op het tegoed, code ${code}`,
      expired: (code: string) => `Code ${code}, verlopen`,
      ended: (code: string) => `Code ${code}, vervallen`,
    } satisfies MoveWords,
  },
  have: "Heeft u een tegoed van ons? Gebruik het voor deze afspraak.",
  use: "Tegoed gebruiken",
  title: "Tegoed gebruiken",
  eyebrow: (course: string) => `Uw afspraak over ${course}.`,
  ask: (cents: number): Sentence => ["Er staat ", { cents }, " open. Betaal met uw tegoed."],
  nothing: "Er staat niets open. Bewaar uw tegoed voor een andere keer.",
  note: "De code staat op de afspraak waarvoor u het tegoed kreeg. Bekijken verandert niets.",
  field: "De code van uw tegoed",
  look: "Bekijk wat het betaalt",
  preview: (cents: number): Sentence => ["Uw tegoed betaalt ", { cents }, " van deze afspraak."],
  open: (amount: string | null) => (amount === null ? "Daarmee is alles betaald." : `Daarna staat er nog ${amount} open.`),
  left: (amount: string) => `Van het tegoed blijft ${amount} over.`,
  confirm: (amount: string) => `Betaal ${amount} met tegoed`,
  keep: "Liever niet",
  errors: {
    "deal-unknown": "Deze afspraak is er niet.",
    "code-unknown": "Deze code kennen wij niet. Kijk nog eens op de afspraak waarvoor u het tegoed kreeg.",
    "too-many-tries": "Er is te vaak een verkeerde code ingevuld. Probeer het over een uur nog eens, of bel ons.",
    "not-yet": "Dit tegoed is te gebruiken zodra de afspraak waarvoor u het kreeg, is betaald.",
    "used-up": "Dit tegoed is al helemaal gebruikt.",
    expired: "De tijd van dit tegoed is voorbij.",
    ended: "Dit tegoed is vervallen, omdat de afspraak waarvoor u het kreeg, eindigde voordat die was betaald.",
    "not-yours": "Dit tegoed staat op naam van een ander en kan niet worden doorgegeven.",
    "own-deal": "Dit tegoed hoort bij deze afspraak zelf; het is voor een volgende.",
    "nothing-owed": "Er staat hier niets open. Bewaar uw tegoed voor een andere keer.",
  } satisfies Record<UseCreditRefusal["kind"], string>,
  errorHeading: "Het tegoed is niet gebruikt",
  errorKept: "Er is niets veranderd.",
};

const en: typeof nl = {
  heading: "Your credit",
  own: {
    code: (code) => `Code ${code}`,
    amount: (left, whole) => (left === whole ? left : `${left} of ${whole}`),
    states: {
      conditional: (until) => `Not to be used yet: this agreement has to be paid first. After that up to and including ${until}.`,
      usable: (until) => `To be used up to and including ${until}, on the page of a next agreement.`,
      used: () => "All used.",
      expired: (until) => `Ended on ${until}.`,
      ended: () => "Fell away, because this agreement ended before it was paid.",
    },
  },
  moves: {
    heading: "What happened to the credit",
    own: {
      granted: (code) => `Received, code ${code}`,
      used: (code, deal) => `Code ${code}, used for agreement ${deal}`,
      "given-back": (code, deal) => `Code ${code}, came back from agreement ${deal}`,
      expired: (code) => `Code ${code}, expired`,
      ended: (code) => `Code ${code}, fell away`,
    },
    here: {
      granted: (code) => `Received, code ${code}`,
      used: (code) => `Used for this agreement, code ${code}`,
      "given-back": (code) => `Back on the credit, code ${code}`,
      expired: (code) => `Code ${code}, expired`,
      ended: (code) => `Code ${code}, fell away`,
    },
  },
  have: "Do you have a credit with us? Use it for this agreement.",
  use: "Use a credit",
  title: "Use a credit",
  eyebrow: (course) => `Your agreement about ${course}.`,
  ask: (cents) => [{ cents }, " is open. Pay with your credit."],
  nothing: "Nothing is open. Keep your credit for another time.",
  note: "The code stands on the agreement for which you got the credit. Looking changes nothing.",
  field: "The code of your credit",
  look: "See what it pays",
  preview: (cents) => ["Your credit pays ", { cents }, " of this agreement."],
  open: (amount) => (amount === null ? "That pays everything." : `After that ${amount} is still open.`),
  left: (amount) => `Of the credit ${amount} is left.`,
  confirm: (amount) => `Pay ${amount} with credit`,
  keep: "Rather not",
  errors: {
    "deal-unknown": "This agreement is not there.",
    "code-unknown": "We do not know this code. Look again on the agreement for which you got the credit.",
    "too-many-tries": "A wrong code was typed too often. Try again in an hour, or call us.",
    "not-yet": "This credit can be used once the agreement for which you got it is paid.",
    "used-up": "This credit is all used already.",
    expired: "The time of this credit is over.",
    ended: "This credit fell away, because the agreement for which you got it ended before it was paid.",
    "not-yours": "This credit is in somebody else's name and cannot be passed on.",
    "own-deal": "This credit belongs to this agreement itself; it is for a next one.",
    "nothing-owed": "Nothing is open here. Keep your credit for another time.",
  },
  errorHeading: "The credit is not used",
  errorKept: "Nothing has changed.",
};

export const creditTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
