import { verifierText } from "../log/note.ts";
import { readLeaf } from "../record/leaf.ts";
import { byHandText } from "./by-hand.ts";
import type { DossierContent } from "./content.ts";
import { places } from "./layout.ts";

type Facts = { deal: string; organisation: string; madeAt: string; origin: string; keys: readonly Key[]; records: number; closed: number; report: string | null };
type Key = { text: string; to: number | null };

/** What the file is and how to check it without us, for somebody who has only the file. */
export function readMe(content: Pick<DossierContent, "about" | "locale" | "report" | "log" | "records">, locale: "nl" | "en"): string {
  const { about: { deal, organisation, madeAt }, log: { policy }, records } = content;
  const keys = policy.keys.map(({ verifier, to }) => ({ text: verifierText(verifier), to }));
  const closed = records.reduce((sum, { leaf, contents }) => sum + Object.keys(readLeaf(leaf)?.att ?? {}).length - contents.length, 0);
  const facts = { deal, organisation, madeAt, origin: policy.origin, keys, records: records.length, closed, report: content.report === null ? null : places.report[content.locale] };
  return locale === "nl" ? dutch(facts) : english(facts);
}

function dutch({ deal, organisation, madeAt, origin, keys, records, closed, report }: Facts): string {
  return `DOSSIER VAN AFSPRAAK ${deal}
${organisation}, gemaakt ${madeAt}

Dit bestand is een zip met wat over deze afspraak is vastgelegd: ${records} vastleggingen, en de stukken
waar die over gaan${closed === 0 ? "" : `. Van ${closed === 1 ? "één stuk is de inhoud" : `${closed} stukken is de inhoud`} weggelaten of gewist: de vastlegging ervan is er wel`}.${report === null ? "" : ` Lees eerst ${report}.`}
U hoeft het niet te geloven: u kunt het controleren, zonder ons en zonder internet.

HOE U HET OPENT
Een .asice-bestand is een zip. Gaat het niet open: maak een kopie, laat de naam daarvan op .zip eindigen en
pak die uit. Geef aan een controle altijd het .asice-bestand zelf. Op een telefoon: bewaar het bestand, open
/verify.html op een site die met Handslag werkt, en kies het daar.

HOE U CONTROLEERT
1. Open verify.html in een browser en sleep het .asice-bestand erop. Haal verify.html liever bij een ander dan
   bij wie u dit bestand gaf: een vervalser kan ook de controle vervalsen. Dezelfde pagina staat op elke site
   die met Handslag werkt, op het adres /verify.html.
2. Of: python3 verify.py BESTAND [SLEUTEL...]
3. Of met de hand, met de opdrachten onderaan.

DE SLEUTEL
Het logboek heet ${origin} en is ondertekend met:
${keysText(keys, { until: (to) => `tot en met ${to} vastleggingen`, now: "tot nu toe" })}
Wie het bestand maakte, kan ${keys.length === 1 ? "deze sleutel" : "deze sleutels"} gemaakt hebben. Vergelijk, teken voor teken, met de sleutel
onder een mail die de klant kreeg, of met die op de site van de organisatie:
  ${origin}/keys
Gebruik dat adres alleen als u weet dat het de site van de organisatie is. Een mail kan een oudere sleutel
dragen, en de site een nieuwere: geef alle sleutels die u hebt aan de controle, één die past is genoeg.

WAT DIT LAAT ZIEN
- Dat een vastlegging er was op het moment van het eerste tijdstempel dat haar dekt, en sindsdien niet is
  gewijzigd. Een wijziging is te zien voor ieder die een oudere stand van het logboek heeft.
- Dat een stuk hetzelfde is als toen het werd vastgelegd.
- Dat tussen de eerste en de laatste vastlegging over deze afspraak niets is weggelaten, en zo ook over
  de aanmelding waar zij uit kwam, als daar vastleggingen van in het bestand zitten.
WAT DIT NIET LAAT ZIEN
- Dat waar is wat er werd vastgelegd: alleen dat het toen zo werd vastgelegd, en door wie.
- Dat iemand een bericht heeft gelezen.
- Of er later nog iets is vastgelegd.
Het is gewoon bewijs, dat de rechter vrij waardeert. Het is geen gekwalificeerde vertrouwensdienst.
"Gewist" betekent dat de inhoud is verwijderd, bijvoorbeeld omdat de wet dat vraagt. Het bewijs blijft heel.

WAAR WAT STAAT
  records/   de vastleggingen, met per stuk het bewijs dat zij in het logboek staat
  terms/ mail/ invoices/ att/   de stukken die zijn opgenomen; att/salts.json opent ze
  log/       de ondertekende stand van het logboek, de sleutels, en de bewijzen tussen oudere standen en deze
  tsa/       tijdstempels van diensten van buiten, en hun basiscertificaten
  META-INF/  de lijst van alle bestanden met hun hash, de handtekening van het logboek daarover, en het
             tijdstempel over die lijst, als dat er is

MET DE HAND (Linux, OpenSSL 3; dit bestand heet hier dossier.asice)
Boven elke stap staat wat hij hoort te antwoorden.

${byHandText("nl")}`;
}

function english({ deal, organisation, madeAt, origin, keys, records, closed, report }: Facts): string {
  return `DOSSIER OF DEAL ${deal}
${organisation}, made ${madeAt}

This file is a zip with what was recorded about this deal: ${records} records, and the content that they are
about${closed === 0 ? "" : `. Of ${closed === 1 ? "one piece" : `${closed} pieces`} the content was left out or erased: the record of it is there`}.${report === null ? "" : ` Read ${report} first.`}
You need not believe it: you can check it, without us and without a network.

HOW TO OPEN IT
An .asice file is a zip. If it does not open: make a copy, let its name end in .zip and unpack that. Give the
.asice file itself to what checks it. On a phone: save the file, open /verify.html on a site that works with
Handslag, and choose it there.

HOW TO CHECK
1. Open verify.html in a browser and drop the .asice file on it. Better take verify.html from somebody else
   than who gave you this file: a forger can forge the check as well. The same page stands on every site that
   works with Handslag, at /verify.html.
2. Or: python3 verify.py FILE [KEY...]
3. Or by hand, with the commands below.

THE KEY
The log is named ${origin} and signed with:
${keysText(keys, { until: (to) => `up to ${to} records`, now: "until now" })}
Whoever made the file could have made ${keys.length === 1 ? "this key" : "these keys"}. Compare, letter by letter, with the key below a mail that
the customer received, or with the one on the site of the organisation:
  ${origin}/keys
Use that address only when you know it to be the site of the organisation. A mail can carry an older key, and
the site a newer one: give every key that you have to the check, one that fits is enough.

WHAT THIS SHOWS
- That a record was there at the moment of the first time stamp that covers it, and has not changed since.
  A change is detectable by anyone who holds an earlier head of the log.
- That a document is the same as when it was recorded.
- That nothing was left out between the first and the last record about this deal, and likewise about the
  sign-up that it came from, where the file has records of that.
WHAT THIS DOES NOT SHOW
- That what was recorded is true: only that it was recorded so, then, and by whom.
- That anybody read a message.
- Whether anything was recorded later.
It is unqualified evidence, admissible and freely weighed. It is no qualified trust service.
"Erased" means that the content was removed, for example because the law asks for it. The proof stays whole.

WHERE THINGS ARE
  records/   the records, each with the proof that it is in the log
  terms/ mail/ invoices/ att/   the content that is included; att/salts.json opens it
  log/       the signed head of the log, the keys, and the proofs from older heads to this one
  tsa/       time stamps of authorities outside, and their roots
  META-INF/  the list of all files with their hashes, the signature of the log over it, and the time stamp over
             that list, when there is one

BY HAND (Linux, OpenSSL 3; this file is called dossier.asice here)
Above each step stands what it should answer.

${byHandText("en")}`;
}

/** Each key in a line of its own, so that it can be copied whole; what it signed stands above it where there are several. */
function keysText(keys: readonly Key[], { until, now }: { until: (to: number) => string; now: string }): string {
  return keys.map(({ text, to }) => (keys.length === 1 ? `  ${text}` : `  ${to === null ? now : until(to)}:\n  ${text}`)).join("\n");
}
