import type { GradeSource, MessageGrade } from "../grades.ts";
import type { TimeStampFault } from "../time-stamp/check.ts";
import type { ContainerFault } from "./report.ts";
import type { ReportWords } from "./words.ts";

const zipFaults: Readonly<Record<ContainerFault, string>> = {
  "not-a-zip": "Dit is een ander soort bestand. Een dossier eindigt op .asice.",
  truncated: "Het bestand is afgekapt, of zijn getallen wijzen naar buiten.",
  "leading-bytes": "Er staat iets voor het eerste bestand.",
  "trailing-bytes": "Er staat iets achter het einde.",
  "hidden-bytes": "Bestanden overlappen elkaar, of er ligt iets tussen dat in geen lijst staat.",
  "too-large": "Het bestand is groter dan een dossier mag zijn.",
  "too-many-entries": "Er zitten meer bestanden in dan een dossier mag hebben.",
  zip64: "Het gebruikt ZIP64, en een dossier doet dat niet.",
  comment: "Er staat een opmerking in.",
  split: "Het is een deel van een zip die in stukken is geknipt.",
  encrypted: "Een bestand erin is versleuteld.",
  "data-descriptor": "De grootte van een bestand staat erachter.",
  compressed: "Een bestand erin is ingepakt. Een dossier is onverpakt: iemand heeft het opnieuw ingepakt. Vraag om het origineel.",
  "extra-field": "Een bestand heeft een extra veld.",
  "unsafe-name": "Een bestand heeft een naam die ergens anders heen leidt, of die niet elk systeem kan lezen.",
  "duplicate-name": "Twee bestanden hebben dezelfde naam.",
  "headers-differ": "Een bestand zegt iets anders over zichzelf dan de lijst.",
  "plain-zip": "Dit is een gewone zip, geen dossier. Een dossier is één bestand dat op .asice eindigt: kies dat zelf, en niet wat eruit is gepakt.",
  "not-as-written": "Het dossier is door een ander programma opnieuw ingepakt. Vraag om het origineel.",
  "mimetype-not-first": "Het eerste bestand zegt niet dat dit een dossier is.",
  "wrong-mimetype": "Het eerste bestand zegt dat dit iets anders is.",
};

const checkpointFaults = {
  "not-a-note": "het is geen ondertekende stand",
  "no-known-signature": "geen sleutel van dit logboek heeft het ondertekend",
  "bad-signature": "de handtekening klopt niet",
  "not-a-checkpoint": "het is geen stand van een logboek",
  "other-log": "het is van een ander logboek",
};

const stampFaults: Readonly<Record<TimeStampFault, string>> = {
  "root-unreadable": "een basiscertificaat waaraan het gehouden wordt, is niet te lezen",
  rejected: "de tijdstempeldienst heeft het geweigerd",
  unreadable: "het is niet te lezen",
  "not-one-signer": "het is niet door precies één ondertekend",
  "imprint-algorithm": "het gaat over een ander soort hash",
  "imprint-differs": "het gaat over iets anders",
  "nonce-differs": "het antwoordt op een andere vraag",
  "policy-not-accepted": "het beleid ervan wordt niet aanvaard",
  "signer-certificate-missing": "het certificaat van de ondertekenaar is er niet",
  "signing-certificate-missing": "de handtekening noemt haar certificaat niet",
  "signing-certificate-differs": "de handtekening noemt een ander certificaat",
  "wrong-purpose": "het certificaat van de ondertekenaar is niet voor tijdstempels",
  "weak-algorithm": "het rust op een hash of handtekening die te zwak is",
  "digest-differs": "wat het verklaart, is gewijzigd",
  "signature-wrong": "de handtekening klopt niet",
  "signer-not-valid-then": "het certificaat van de ondertekenaar gold toen niet",
  "clock-differs": "de tijd ligt te ver van de klok",
  "authority-not-valid-then": "een certificaat boven de ondertekenaar gold toen niet",
  "foreign-root": "de dienst is geen van de vertrouwde",
};

const sources = { "our-system": "door het systeem van de organisatie zelf", "our-mail-server": "door de mailserver van de organisatie", "a-mail-server": "door een andere mailserver", "a-request": "door een verzoek aan de site", "the-recipient": "door de ontvanger" };
const grades = ["Opgemaakt", "Aangenomen door de mailserver van de afzender", "Aangenomen door de mailserver van de ontvanger", "Afgeleverd in de postbus", "De aankondiging is opgehaald", "Opgehaald met een code die naar hetzelfde adres ging", "Beantwoord"];

const gradeText = ({ grade, source, record }: { grade: MessageGrade; source: GradeSource; record: number }) => `${grades[grade] ?? grade}, verklaard ${sources[source]} (vastlegging ${record})`;

const within = (notBefore: string | null, notAfter: string | null) => (notBefore === null ? `niet later dan ${notAfter}` : notAfter === null ? `later dan ${notBefore}` : `tussen ${notBefore} en ${notAfter}`);

/** De adressen komen van de sleutels die de lezer gaf: wat het bestand zelf noemt, kan een vervalser hebben gekozen. */
const otherKey = ({ origin, given }: { origin: string; given: readonly string[] }): string[] => given.includes(origin)
  ? [
      `Dat kan goed zijn: de organisatie kan haar sleutel hebben gewisseld voordat of nadat dit bestand gemaakt is. Plak dan alle regels van ${origin}/keys, en controleer opnieuw.`,
      "Past ook dan geen sleutel, dan is dit bestand niet van die organisatie: wie dan ook kan het gemaakt hebben.",
    ]
  : [`De sleutel die u gaf, is van het logboek ${given.join(" en ")}, en dit bestand noemt zijn logboek ${origin}. Zonder een sleutel van dat logboek weet u niet wie dit bestand gemaakt heeft.`];

export const dutch: ReportWords = {
  found: {
    "whole-container": ({ files }) => `${files} bestanden, elke byte verantwoord.`,
    "container-fault": ({ fault }) => zipFaults[fault],
    damaged: () => "Het controlegetal van dit bestand klopt niet: het is beschadigd of gewijzigd.",
    "manifest-read": ({ files }) => `Noemt ${files} bestanden.`,
    "manifest-missing": () => "De lijst van bestanden is er niet.",
    "manifest-malformed": () => "De lijst van bestanden is niet zoals een dossier haar heeft.",
    "signed-by-the-log": () => "De sleutel van het logboek ondertekende de lijst: het hele bestand is zoals de organisatie het maakte.",
    unsigned: () => "De sleutel van het logboek ondertekende de lijst niet: waarvan geen vastlegging spreekt, kan van iedereen zijn.",
    "signature-differs": () => "Niet de handtekening van dit logboek onder deze lijst: het bestand is opnieuw samengesteld.",
    "digest-equal": () => "Zoals in de lijst.",
    "digest-differs": () => "Gewijzigd: de hash is niet die in de lijst.",
    "file-missing": () => "Is er niet.",
    "not-covered": () => "Niet gedekt: de lijst van bestanden noemt het niet. Iemand heeft het erin gedaan.",
    "other-media-type": () => "Staat in de lijst als een ander soort bestand dan het is.",
    "strange-place": () => "Een dossier heeft zo'n bestand niet; alleen de hash is gecontroleerd.",
    about: ({ deal, organisation, madeAt }) => `Afspraak ${deal} van ${organisation}, gemaakt ${madeAt}. Dat zegt het bestand zelf.`,
    malformed: () => "Niet zoals een dossier het heeft.",
    "policy-read": ({ keys }) => (keys === 1 ? "Eén sleutel ondertekent dit logboek." : `${keys} sleutels hebben dit logboek ondertekend, na elkaar.`),
    "key-known": () => "Ondertekend met de sleutel die u gaf.",
    "key-known-until": ({ size }) => `De sleutel die u gaf, ondertekende dit logboek tot ${size} vastleggingen. Wat daarna kwam, is ondertekend met een sleutel uit dit bestand.`,
    "key-from-file": ({ key }) => `Ondertekend met de sleutel in dit bestand; vergelijk hem met die in de mails aan de klant, of op de site van de organisatie: ${key}`,
    "key-other": ({ key, given }) => `Ondertekend met een andere sleutel dan die u gaf${given.length === 0 ? "" : `, van ${given.join(" en ")}`}: ${key}`,
    signed: ({ size }) => `Een ondertekende stand van ${size} vastleggingen.`,
    "not-signed": ({ fault }) => `Geen goede handtekening: ${checkpointFaults[fault]}.`,
    "key-not-in-use": ({ size }) => `Ondertekend met een sleutel die bij ${size} vastleggingen niet in gebruik was.`,
    "no-records": () => "Geen vastlegging gaat over deze afspraak.",
    "in-the-log": ({ type }) => `${type}: in het logboek, ongewijzigd.`,
    "not-in-the-log": () => "Niet in het logboek: gewijzigd, of nooit vastgelegd.",
    "proof-missing": () => "Het bewijs dat zij in het logboek staat, is er niet.",
    "proof-malformed": () => "Het bewijs dat zij in het logboek staat, is niet te lezen.",
    "proof-of-another": () => "Het bewijs is dat van een andere vastlegging.",
    "other-checkpoint": () => "Het bewijs is tegen een andere stand dan de nieuwste.",
    "not-a-record": () => "Dit is geen vastlegging.",
    "of-another-deal": () => "Over een andere afspraak, of over iets anders: het zegt niets over deze.",
    "begins-elsewhere": ({ type }) => `De eerste vastlegging over deze afspraak in dit logboek is ${type}, en niet die waarmee zij ontstond: wat eraan voorafging, kan in een eerder logboek van de organisatie staan. Vraag ook dat dossier op.`,
    "chain-whole": ({ count, last, size }) => `${count} vastleggingen over deze afspraak, geen weggelaten tussen de eerste en de laatste (${last}). Of het logboek, van ${size} vastleggingen, latere heeft die erover gaan, kan dit bestand niet laten zien.`,
    "chain-starts-later": ({ before }) => `Een eerdere vastlegging over deze afspraak, ${before}, zit niet in het bestand.`,
    "sign-up-whole": ({ count, last }) => `${count} vastleggingen over de aanmelding waaruit deze afspraak kwam, geen weggelaten tussen de eerste en de laatste (${last}).`,
    "sign-up-begins-elsewhere": ({ type }) => `De eerste vastlegging over de aanmelding in dit logboek is ${type}: wat eraan voorafging, kan in een eerder logboek van de organisatie staan.`,
    "chain-gap": ({ expected, found }) => `Noemt ${found ?? "niets"} als de vorige, en in het bestand is dat ${expected}: er is een vastlegging weggelaten.`,
    "content-kept": ({ file }) => `${file} is wat er werd vastgelegd.`,
    "content-differs": ({ file }) => `${file} is niet wat er werd vastgelegd.`,
    "content-missing": ({ file }) => `${file} is er niet.`,
    "content-of-other-type": ({ file, mediaType }) => `${file} werd vastgelegd als ${mediaType}.`,
    "content-elsewhere": ({ file }) => `${file} is wat er is vastgelegd, en de naam ervan zegt dat het bij iets anders hoort.`,
    "content-not-included": () => "Niet opgenomen: wie het bestand maakte, liet de inhoud weg. De vastlegging zelf is heel.",
    "content-erased": ({ by }) => `Gewist, zoals vastlegging ${by} zegt. De vastlegging zelf is heel.`,
    "opens-nothing": () => "Een salt waarvoor geen vastlegging iets heeft.",
    "named-by-hash": ({ record }) => `Met zijn hash genoemd in vastlegging ${record}.`,
    "named-elsewhere": ({ record }) => `Vastlegging ${record} spreekt van deze inhoud, en de naam van het bestand zegt dat het bij iets anders hoort.`,
    "in-no-record": () => "Geen vastlegging spreekt van dit bestand: het kan op elk moment gemaakt zijn.",
    "mailed-head": ({ size }) => `Draagt de stand van ${size} vastleggingen, en het logboek gaat daarop verder: wie de mail kreeg, is getuige.`,
    "mailed-head-differs": ({ size }) => `Draagt een andere stand van ${size} vastleggingen dan het logboek nu heeft: het is herschreven.`,
    "mailed-head-unproven": ({ size }) => `Draagt de stand van ${size} vastleggingen, en niets laat zien dat het logboek daarop verdergaat.`,
    consistent: ({ from, to }) => `Het logboek van ${to} vastleggingen begint met de ${from} van deze oudere stand.`,
    inconsistent: ({ from, to }) => `Het logboek van ${to} vastleggingen begint niet met de ${from} van deze oudere stand: het is herschreven.`,
    "consistency-missing": () => "Niets laat zien dat het logboek verdergaat op de stand waarover het tijdstempel gaat.",
    stamped: ({ at, accuracySeconds, authority, root }) => `Tijd verklaard door ${authority} (${root}): ${at}${accuracySeconds === null ? "" : `, op ${accuracySeconds} s`}.`,
    "stamp-fault": ({ fault }) => `Het tijdstempel is niet goed: ${stampFaults[fault]}.`,
    "stamp-unchecked": () => "Naar het tijdstempel is niet gekeken.",
    "stamp-pending": () => "Er is geen tijdstempel over het hele bestand.",
    "stamp-from-later": ({ at }) => `Het tijdstempel is van ${at}, en dat is later dan nu.`,
    "head-of-stamp-missing": () => "De stand waarover het tijdstempel gaat, is er niet.",
    "roots-chosen": () => "Tijdstempels zijn gehouden aan de basiscertificaten die u koos.",
    "roots-from-file": ({ sha256 }) => `De basiscertificaten, waaraan u ziet welke diensten de tijdstempels gaven, komen uit dit bestand; vergelijk hun SHA-256 met wat die diensten publiceren: ${sha256.join(", ")}`,
    "roots-missing": () => "Het bestand brengt geen basiscertificaten voor zijn tijdstempels mee.",
    between: ({ at, notBefore, notAfter }) => `Vastgelegd ${within(notBefore, notAfter)}; de eigen klok van de organisatie zei ${at}.`,
    "clock-outside": ({ at, notBefore, notAfter }) => `De eigen klok van de organisatie zei ${at}, en tijden van buiten zeggen ${within(notBefore, notAfter)}.`,
    "no-outside-time": ({ at }) => `Geen tijd van buiten; de eigen klok van de organisatie zei ${at}.`,
    "not-a-moment": () => "De tijd in de vastlegging is niet te lezen.",
    grade: (found) => `${gradeText(found)}.`,
    "not-delivered": ({ record, before }) => `Niet bezorgd (vastlegging ${record}).${before === null ? "" : ` Het verst kwam het tot: ${gradeText(before)}.`}`,
    "unsigned-answer": ({ record }) => `Er kwam een mail op naam van de ontvanger als antwoord, niet ondertekend door het domein van de afzender: iemand anders kan die hebben geschreven (vastlegging ${record}).`,
  },
  checks: {
    container: "Verpakking", manifest: "Lijst van bestanden", signature: "Handtekening onder de lijst", file: "Bestand", about: "Waarover", policy: "Sleutels van het logboek", key: "Sleutel", checkpoint: "Ondertekende stand", record: "Vastlegging", chain: "Volledigheid", content: "Inhoud",
    binding: "Bestand en vastlegging", mail: "Stand in een mail", consistency: "Oudere stand", "time-stamp": "Tijdstempel", roots: "Basiscertificaten", time: "Tijd", delivery: "Bezorging",
  },
  results: { ok: "goed", fail: "FOUT", warning: "LET OP", info: "ter kennis", erased: "gewist", pending: "in afwachting", "not-included": "niet opgenomen" },
  verdict: (verdict) => {
    if (verdict.kind === "not-a-dossier") return "Dit is geen dossier, of niet het bestand dat gemaakt is: naar de inhoud is niet gekeken.";
    if (verdict.kind === "broken") return `Dit dossier is niet zoals het gemaakt is: ${verdict.fails === 1 ? "één controle klopt niet" : `${verdict.fails} controles kloppen niet`}.`;
    if (verdict.kind === "other-key") return "Dit dossier is ondertekend met een andere sleutel dan die u gaf. Dat er iets aan gewijzigd is, is niet gebleken.";
    if (verdict.key === "known") return "Niets in dit dossier waarvan het logboek spreekt, is gewijzigd, en het logboek is ondertekend met de sleutel die u gaf.";
    if (verdict.key === "known-until") return "Niets in dit dossier waarvan het logboek spreekt, is gewijzigd, en een oudere stand van het logboek is ondertekend met de sleutel die u gaf.";
    return "Alles in dit dossier past bij elkaar. Van wie het is, is nog niet gecontroleerd: de sleutel komt uit het bestand zelf.";
  },
  caveats: (verdict) => {
    if (verdict.kind !== "holds" && verdict.kind !== "other-key") return [];
    const { time, signed, sealed, warnings, erased, notIncluded } = verdict;
    const key = verdict.kind === "holds" ? verdict.key : "other";
    return [
      ...(verdict.kind === "other-key" ? otherKey(verdict) : []),
      ...(key === "from-the-file" ? ["Wie het bestand maakte, kan die sleutel zelf gemaakt hebben: vergelijk hem met die in de mails aan de klant, of op de site van de organisatie."] : []),
      ...(key === "known-until" ? ["Latere vastleggingen rusten op een sleutel uit het bestand."] : []),
      ...(time === "attested" ? ["Elke vastlegging over deze afspraak was er op een tijd die een tijdstempeldienst van uw keuze verklaart."] : []),
      ...(time === "by-roots-of-the-file" ? ["Elke vastlegging over deze afspraak was er op een tijd die een tijdstempeldienst van buiten verklaart; het bestand zegt zelf wie dat is: vergelijk de basiscertificaten."] : []),
      ...(time === "pending" ? ["Voor een deel heeft nog geen tijdstempeldienst van buiten een tijd verklaard: wanneer dat werd vastgelegd, zegt alleen de organisatie."] : []),
      ...(time === "unchecked" ? ["Naar de tijdstempels is niet gekeken: wanneer iets werd vastgelegd, zegt alleen de organisatie."] : []),
      ...(signed ? [] : [`Het verslag, de leesmij, de programma's erin en de naam van de afspraak kunnen gewijzigd zijn door wie het bestand doorgaf: de sleutel van het logboek ondertekende ze niet${sealed ? ", en een tijdstempel zegt sinds wanneer een bestand zo is, niet door wie" : ""}.`]),
      ...(signed && !sealed ? ["Wanneer het hele bestand is samengesteld, is het woord van de organisatie: er is geen gecontroleerd tijdstempel over."] : []),
      ...(warnings === 0 ? [] : [warnings === 1 ? "Eén ding verdient aandacht." : `${warnings} dingen verdienen aandacht.`]),
      ...(erased === 0 ? [] : [erased === 1 ? "Eén inhoud is gewist; de vastlegging ervan is heel." : `${erased} inhouden zijn gewist; de vastleggingen ervan zijn heel.`]),
      ...(notIncluded === 0 ? [] : [notIncluded === 1 ? "Eén inhoud is niet opgenomen." : `${notIncluded} inhouden zijn niet opgenomen.`]),
      "Het laat zien dat dit toen zo is vastgelegd; niet dat het waar is, en niet dat er later niets meer is vastgelegd.",
    ];
  },
};
