import { verifierText } from "../log/note.ts";
import { byHandText } from "./by-hand.ts";
import type { DossierContent } from "./content.ts";

type Facts = { deal: string; organisation: string; madeAt: string; origin: string; key: string; records: number };

/** What the file is and how to check it without us, for somebody who has only the file. */
export function readMe(content: Pick<DossierContent, "about" | "log" | "records">, locale: "nl" | "en"): string {
  const { deal, organisation, madeAt } = content.about;
  const key = content.log.policy.keys.at(-1)?.verifier;
  const facts = { deal, organisation, madeAt, origin: content.log.policy.origin, key: key === undefined ? "" : verifierText(key), records: content.records.length };
  return locale === "nl" ? dutch(facts) : english(facts);
}

function dutch({ deal, organisation, madeAt, origin, key, records }: Facts): string {
  return `DOSSIER VAN OVEREENKOMST ${deal}
${organisation}, gemaakt ${madeAt}

Dit bestand is een zip met alles wat over deze overeenkomst is vastgelegd: ${records} vastleggingen,
en de stukken waar die over gaan. Lees eerst rapport.pdf. U hoeft het niet te geloven: u kunt het
controleren, zonder ons en zonder internet.

HOE U CONTROLEERT
1. Pak de zip uit, open verify.html in een browser en sleep dit bestand erop. Haal verify.html liever
   bij een ander dan bij wie u dit bestand gaf: een vervalser kan ook de controle vervalsen.
2. Of: python3 verify.py BESTAND [SLEUTEL]
3. Of met de hand, met de opdrachten onderaan.

DE SLEUTEL
Het logboek heet ${origin} en is ondertekend met:
  ${key}
Deze sleutel staat in dit bestand, en wie het bestand maakte, kan hem gemaakt hebben. Vergelijk hem, teken
voor teken, met de sleutel in de mails die de klant kreeg, of op de site van de organisatie.

WAT DIT LAAT ZIEN
- Dat een vastlegging er was op het moment van het eerste tijdstempel dat haar dekt, en sindsdien niet is
  gewijzigd. Een wijziging is te zien voor ieder die een oudere stand van het logboek heeft.
- Dat een stuk hetzelfde is als toen het werd vastgelegd.
- Dat tussen de eerste en de laatste vastlegging over deze overeenkomst niets is weggelaten.
WAT DIT NIET LAAT ZIEN
- Dat waar is wat er werd vastgelegd: alleen dat het toen zo werd vastgelegd, en door wie.
- Dat iemand een bericht heeft gelezen.
- Of er later nog iets is vastgelegd.
Het is gewoon bewijs, dat de rechter vrij waardeert. Het is geen gekwalificeerde vertrouwensdienst.
"Gewist" betekent dat de inhoud is verwijderd, bijvoorbeeld omdat de wet dat vraagt. Het bewijs blijft heel.

WAAR WAT STAAT
  records/   de vastleggingen, met per stuk het bewijs dat zij in het logboek staat
  terms/ mail/ invoices/ att/   de stukken; att/salts.json opent ze
  log/       de ondertekende stand van het logboek, de sleutels, en de bewijzen tussen oudere standen en deze
  tsa/       tijdstempels van buiten
  META-INF/  de lijst van alle bestanden met hun hash, de handtekening van het logboek daarover, en het
             tijdstempel over die lijst, als dat er is

MET DE HAND (Linux, OpenSSL 3; dit bestand heet hier dossier.asice)
Wat elke stap hoort te antwoorden, staat in docs/verifying.md van Handslag.

${byHandText()}`;
}

function english({ deal, organisation, madeAt, origin, key, records }: Facts): string {
  return `DOSSIER OF DEAL ${deal}
${organisation}, made ${madeAt}

This file is a zip with all that was recorded about this deal: ${records} records, and the content that they
are about. Read the report first (rapport.pdf or report.pdf). You need not believe it: you can check it,
without us and without a network.

HOW TO CHECK
1. Unpack the zip, open verify.html in a browser and drop this file on it. Better take verify.html from
   somebody else than who gave you this file: a forger can forge the check as well.
2. Or: python3 verify.py FILE [KEY]
3. Or by hand, with the commands below.

THE KEY
The log is named ${origin} and signed with:
  ${key}
This key comes from this file, and whoever made the file could have made the key. Compare it, letter by
letter, with the key in the mails that the customer received, or on the site of the organisation.

WHAT THIS SHOWS
- That a record was there at the moment of the first time stamp that covers it, and has not changed since.
  A change is detectable by anyone who holds an earlier head of the log.
- That a document is the same as when it was recorded.
- That nothing was left out between the first and the last record about this deal.
WHAT THIS DOES NOT SHOW
- That what was recorded is true: only that it was recorded so, then, and by whom.
- That anybody read a message.
- Whether anything was recorded later.
It is unqualified evidence, admissible and freely weighed. It is no qualified trust service.
"Erased" means that the content was removed, for example because the law asks for it. The proof stays whole.

WHERE THINGS ARE
  records/   the records, each with the proof that it is in the log
  terms/ mail/ invoices/ att/   the content; att/salts.json opens it
  log/       the signed head of the log, the keys, and the proofs from older heads to this one
  tsa/       time stamps from outside
  META-INF/  the list of all files with their hashes, the signature of the log over it, and the time stamp over
             that list, when there is one

BY HAND (Linux, OpenSSL 3; this file is called dossier.asice here)
What each step should answer stands in docs/verifying.md of Handslag.

${byHandText()}`;
}
