import type { Locale } from "../../../domain/locale.ts";
import type { Say } from "./texts.ts";

const nl = {
  title: "Aanwezigheid",
  heading: "Wie is er",
  lead: (there: number, of: number, say: Say) => (of === 0 ? "Niemand heeft een plaats." : `${say.capital(there)} van de ${say.number(of)} ${there === 1 ? "is" : "zijn"} binnen.`),
  help: "Tik op een naam als die er is; nog eens tikken maakt er ‘niet gekomen’ van. Achter de puntjes staan de andere antwoorden.",
  notBegun: "De lijst opent als de training begint.",
  nobody: "Niemand heeft een zekere plaats in deze sessie.",
  refused: "Dit kon niet worden vastgelegd. De lijst hieronder is bijgewerkt.",
  otherFor: (name: string) => `Anders voor ${name}`,
  back: "Terug naar de sessie",
};

const en: typeof nl = {
  title: "Attendance",
  heading: "Who is there",
  lead: (there, of, say) => (of === 0 ? "Nobody has a place." : `${say.capital(there)} of the ${say.number(of)} ${there === 1 ? "is" : "are"} in.`),
  help: "Tap a name when that person is there; tapping again makes it ‘did not come’. The other answers are behind the dots.",
  notBegun: "The list opens when the training starts.",
  nobody: "Nobody has a certain place in this session.",
  refused: "This could not be recorded. The list below is up to date.",
  otherFor: (name) => `Otherwise for ${name}`,
  back: "Back to the session",
};

export const attendanceTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
