import type { Locale } from "../../../domain/locale.ts";

type Problem = readonly [said: string, next: string];

const nl = {
  title: "Uw dossier",
  eyebrow: (course: string, code: string) => `${course}, afspraak ${code}`,
  sentence: "Alles wat over deze afspraak is vastgelegd, in één bestand om te bewaren en zelf na te gaan.",
  back: "Terug naar uw afspraak",
  inside: "Wat erin zit",
  items: [
    "Een verslag in pdf, en elke stap zoals die in het logboek staat, met het bewijs daarvan.",
    "Uw bestelling en wie er komt, de mails aan u en hoe ze aankwamen, uw antwoorden, de facturen en de voorwaarden.",
    "Van mails aan anderen, en van mails met een code of een adres dat alleen uw mailbox mag kennen, ziet u dat ze zijn vastgelegd; wat erin staat, zit er niet bij.",
  ],
  tooLarge: (count: number) => `Alles bij elkaar is te groot voor één bestand. Van ${count === 1 ? "één stap" : `${count} stappen`} komt de inhoud daarom niet mee, de grootste antwoorden het eerst. Dat ze zijn vastgelegd, staat er wel in.`,
  parts: "Terwijl deze afspraak liep, is een nieuw logboek begonnen. Elk logboek heeft zijn eigen deel, en dus zijn eigen bestand: haal ze allemaal op.",
  partButton: (log: number) => `Haal het dossier uit logboek ${log} op`,
  button: "Haal het dossier op",
  keep: "Er staan persoonsgegevens in, en het adres van deze pagina. Geef het alleen aan wie dat mag zien.",
  check: "Zo gaat u het na",
  steps: [
    "Verander niets aan het bestand en pak het niet opnieuw in: wat wordt nagekeken, is het bestand zoals het kwam.",
    "Open de pagina /verify.html op een site met Handslag, het liefst van iemand anders, en sleep het bestand erop. Er gaat niets over internet.",
    "Het bestand is een zip. Wilt u erin kijken, maak dan een kopie, laat de naam op .zip eindigen en pak die uit. Daar zit verify.html ook in, en LEESMIJ.txt met hoe het met andere programma’s gaat.",
  ],
  key: (id: string) => `Het logboek is nu ondertekend met sleutel ${id}. Vergelijk de sleutel die bij het nakijken verschijnt met die onder een mail van ons in uw postvak.`,
  keyLink: "De hele sleutel staat op de site",
  limits: "Het is bewijs zonder bijzondere status: een rechter weegt het vrij. Het laat zien wat wanneer is vastgelegd; niet dat een vastgelegde uitspraak waar is.",
  problems: {
    "too-many": (until: string) => [`U haalde het dossier het laatste uur al vijf keer op. Vanaf ${until} kan het weer.`, "Wat u al heeft, blijft geldig."],
    stopped: ["Het dossier kan nu niet worden gemaakt.", "Wij kijken ernaar. Uw afspraak en wat is vastgelegd, blijven bewaard."],
  } satisfies { "too-many": (until: string) => Problem; stopped: Problem },
};

const en: typeof nl = {
  title: "Your dossier",
  eyebrow: (course, code) => `${course}, agreement ${code}`,
  sentence: "All that is recorded about this agreement, in one file to keep and to check for yourself.",
  back: "Back to your agreement",
  inside: "What is in it",
  items: [
    "A report in PDF, and each step as it stands in the log, with the proof of that.",
    "Your order and who comes, the mails to you and how they arrived, your answers, the invoices and the terms.",
    "Of mails to others, and of mails with a code or an address that only your mailbox may know, you see that they were recorded; what they say is not in it.",
  ],
  tooLarge: (count) => `All together is too large for one file. So the content of ${count === 1 ? "one step" : `${count} steps`} is left out, the largest answers first. That they were recorded is in it.`,
  parts: "A new log was begun while this agreement went on. Each log has a part of its own, and so a file of its own: fetch all of them.",
  partButton: (log) => `Fetch the dossier from log ${log}`,
  button: "Fetch the dossier",
  keep: "There are personal data in it, and the address of this page. Give it only to who may see those.",
  check: "How you check it",
  steps: [
    "Change nothing in the file and do not pack it again: what is checked is the file as it came.",
    "Open the page /verify.html on a site with Handslag, best of somebody else, and drop the file on it. Nothing goes over the network.",
    "The file is a zip. If you want to look inside, make a copy, let its name end in .zip and unpack that. verify.html is in it too, and README.txt with how it goes with other programs.",
  ],
  key: (id) => `The log is signed by key ${id} now. Compare the key that shows when you check with the one below a mail of ours in your mailbox.`,
  keyLink: "The whole key is on the site",
  limits: "It is evidence without a special status: a judge weighs it freely. It shows what was recorded when; not that a recorded statement is true.",
  problems: {
    "too-many": (until) => [`You fetched the dossier five times in the last hour. From ${until} on it goes again.`, "What you have stays good."],
    stopped: ["The dossier cannot be made now.", "We look into it. Your agreement and what is recorded are kept."],
  },
};

export const dossierTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
