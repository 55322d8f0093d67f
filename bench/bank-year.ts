import { formatCode } from "../src/domain/deal/code.ts";
import { groupsOfFour, rfReference } from "../src/domain/bank/rf-reference.ts";
import type { OpenDeal } from "../src/domain/bank/match/open-deal.ts";
import type { Target } from "../src/domain/bank/match/proposal.ts";
import type { MadeLine } from "../test/support/bank-writers.ts";
import { randomOf } from "./random.ts";
import type { Random } from "./random.ts";

/** What a line truly was for. `certain`: it says so in a way that nobody needs to look at. */
export type Truth = { kind: string; targets: readonly Target[]; certain: boolean };
export type TrueLine = { line: MadeLine; truth: Truth };

type Payer = { name: string; person: boolean; orderedBy: string; iban: string };

const firstNames = "Anna Bram Chris Daan Eva Fatima Gijs Hanna Inge Jet Koen Lotte Mila Noor Olaf Pieter Rosa Sanne Thijs Yusuf Wim Vera Tom Sem Ruben Marit Lieke Joris Iris Femke".split(" ");
const surnames = "Jansen;de Vries;Bakker;Visser;Smit;Meijer;de Boer;Mulder;de Groot;Bos;Vos;Peters;Hendriks;Dekker;Brouwer;de Wit;Dijkstra;Smits;de Graaf;van der Meer;Kok;Jacobs;van Dam;Kuipers;Post;Kuiper;Veenstra;Kramer;van den Brink;Scholten;van Wijk;Postma;Martens;Verbeek;Prins;Huisman;Peeters;Kuijpers;van Loon;Willems;Hoekstra;Koster;Prinsen;Verhoeven;Schouten;Willemsen;van Beek;Hermans;Bosch;Timmermans;Groen;Gerritsen;Evers;Maas;Driessen;Wolters;Blom;Jonker;Molenaar;Vink;Wessels;Kroon;Haan;Drost;Zwart;Oldenkamp;Kooiman;Meijerink;Hoekema;Schaap".split(";");
const trades = "Tekst;Verhuur;Software;Interieurbouw;Advies;Bouw;Zorg;Media;Techniek;Logistiek;Accountants;Installaties;Onderwijs;Design;Transport;Groen;Catering;Vastgoed;Recherche;Theater".split(";");
const syllables = "ka wel mo rin tes bo la vier zon dui neu hal mar ser pol gro fin tak lim dra vo sta ber nou hek wij".split(" ");
const things = "Kwartel;Duinpan;Plank;Spijker;Zeewind;Linde;Kompas;Ankers;Regenboog;Merel;Steenbok;Waterval;Zonneweide;Molenstroom;Havenlicht;Bergpad;Bosrand;Noorderlicht;Veldzicht;Kanaal".split(";");
const courses = ["Onderhandelen", "Feedback geven", "Leidinggeven aan vakmensen", "Schrijven dat gelezen wordt"];
const prices = [44_895, 47_795, 59_895, 59_895, 59_895, 108_295, 108_295, 24_200, 136_125];
const noise = "huur maart;salaris;boek en verzending;declaratie;abonnement;verkoop boek;donatie;workshop elders;factuur 2026-9912 leverancier;terugbetaling lunch;omzetbelasting;spaarrekening;zakelijke verzekering;training bij een ander".split(";");

/** A year of one organisation: what is open, and all that its bank tells, in the order in which it came. */
export function bankYear({ invoices, lines, seed }: { invoices: number; lines: number; seed: number }): { deals: OpenDeal[]; lines: TrueLine[] } {
  const random = randomOf(seed);
  const payers = Array.from({ length: Math.ceil(invoices / 2) }, (_, at) => payerOf(random, at));
  const owners = new Map<string, Payer>();
  const deals = Array.from({ length: invoices }, (_, at): OpenDeal => {
    const payer = random.pick(payers);
    const deal = dealOf(random, payer, at);
    owners.set(deal.dealId, payer);
    return deal;
  });
  const paid = payments(random, deals, owners).slice(0, lines);
  while (paid.length < lines) paid.push(noiseLine(random));
  return { deals, lines: random.shuffled(paid.map((made, at) => ({ ...made, at }))).map(({ line, truth }) => ({ line, truth })) };
}

function payerOf(random: Random, at: number): Payer {
  const surname = random.pick(surnames);
  const orderedBy = `${random.pick(firstNames)} ${surname}`;
  const person = random.chance(0.35);
  const iban = `NL${10 + (at % 89)}INGB${String(at).padStart(10, "0")}`;
  return { name: person ? orderedBy : `${random.chance(0.3) ? random.pick(things) : invented(random)} ${random.pick(trades)}${random.chance(0.2) ? ` ${surname}` : ""} B.V.`, person, orderedBy, iban };
}

function invented(random: Random): string {
  const name = Array.from({ length: 2 + random.below(2) }, () => random.pick(syllables)).join("");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function dealOf(random: Random, payer: Payer, at: number): OpenDeal {
  const openCents = random.pick(prices) * (random.chance(0.1) ? 2 : 1);
  const month = 1 + random.below(12);
  const day = 1 + random.below(28);
  return {
    dealId: `deal-${String(at).padStart(6, "0")}`,
    code: Array.from({ length: 8 }, () => "ABCDEFGHJKMNPQRSTVWXYZ23456789".charAt(random.below(30))).join(""),
    openCents,
    dueCents: random.chance(0.1) ? Math.floor(openCents * 0.3) : null,
    askedCents: null,
    dueOn: `2026-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`,
    invoices: [`2026-${String(at + 1).padStart(5, "0")}`],
    customer: { name: payer.name, person: payer.person },
    orderedBy: payer.orderedBy,
    participants: [random.chance(0.5) ? payer.orderedBy : `${random.pick(firstNames)} ${random.pick(surnames)}`],
    course: random.pick(courses),
    days: [Temporal.PlainDate.from({ year: 2026, month, day })],
  };
}

/** Every deal is paid once, in one of many ways; some twice, some in parts, some with others of the same customer. */
function payments(random: Random, deals: readonly OpenDeal[], owners: ReadonlyMap<string, Payer>): TrueLine[] {
  const done = new Set<string>();
  const byPayer = Map.groupBy(deals, ({ dealId }) => owners.get(dealId));
  return deals.flatMap((deal): TrueLine[] => {
    const payer = owners.get(deal.dealId);
    if (payer === undefined || done.has(deal.dealId)) return [];
    done.add(deal.dealId);
    const rest = (byPayer.get(payer) ?? []).filter(({ dealId }) => !done.has(dealId));
    if (rest.length > 0 && random.chance(0.25)) {
      const together = [deal, ...rest.slice(0, 2)];
      for (const { dealId } of together) done.add(dealId);
      return [severalLine(random, together, payer)];
    }
    return oneDeal(random, deal, payer, deals);
  });
}

function oneDeal(random: Random, deal: OpenDeal, payer: Payer, deals: readonly OpenDeal[]): TrueLine[] {
  const all = [{ dealId: deal.dealId, cents: deal.openCents }];
  const say = (kind: string, text: string, certain: boolean, cents = deal.openCents, name = bankName(random, payer)) => lineOf(random, { kind, text, certain, cents, name, iban: payer.iban, targets: [{ dealId: deal.dealId, cents }] });
  const rf = rfReference(deal.code);
  const [number = ""] = deal.invoices;
  const way = random.below(100);
  if (way < 30) return [say("reference", random.pick([rf, groupsOfFour(rf), `betaling ${rf}`, `${rf.toLowerCase()} training`, rf.replace(/(.{7})/, "$1 ")]), true)];
  if (way < 38) return [say("code", `training ${formatCode(deal.code)}`, true)];
  if (way < 58) return [say("number", random.pick([number, `factuur ${number}`, `fact.nr ${number.replace("-", "")}`, `${number} ${deal.course}`, `inv${number}`]), true, deal.openCents, wholeName(random, payer))];
  if (way < 62) return [say("number, other name", `factuur ${number}`, false, deal.openCents, `${random.pick(firstNames).charAt(0)} ${random.pick(surnames)}`)];
  if (way < 68) {
    const first = 1 + random.below(deal.openCents - 1);
    return [say("part by reference", rf, true, first), say("rest by reference", rf, true, deal.openCents - first)];
  }
  if (way < 71) return [say("part by number", `deel factuur ${number}`, false, Math.floor(deal.openCents / 2))];
  if (way < 73) return [say("too much by reference", rf, true, deal.openCents + 100 * (1 + random.below(50)))];
  if (way < 78) return [say("slip in reference", slip(random, rf), false)];
  if (way < 83) return [say("slip in number", `factuur ${slip(random, number)}`, false)];
  if (way < 85) return [say("slip in code", `training ${formatCode(slip(random, deal.code))}`, false)];
  if (way < 87) return [say("number of another", `factuur ${random.pick(deals).invoices[0]}`, false)];
  if (way < 95) return [say("name and amount", random.pick(["training", deal.course, `cursus ${deal.days[0]?.day}-${deal.days[0]?.month}`, "zie bijlage"]), false)];
  if (way < 97) return [say("amount alone", "training", false, deal.openCents, "Onbekend via app")];
  return [lineOf(random, { kind: "twice by reference", text: rf, certain: true, cents: deal.openCents, name: bankName(random, payer), iban: payer.iban, targets: all }), lineOf(random, { kind: "twice by reference", text: rf, certain: true, cents: deal.openCents, name: bankName(random, payer), iban: payer.iban, targets: all })];
}

function severalLine(random: Random, deals: readonly OpenDeal[], payer: Payer): TrueLine {
  const targets = deals.map(({ dealId, openCents }) => ({ dealId, cents: openCents }));
  const cents = targets.reduce((sum, target) => sum + target.cents, 0);
  const common = { cents, name: bankName(random, payer), iban: payer.iban, targets };
  if (random.chance(0.5)) return lineOf(random, { ...common, kind: "several by reference", text: deals.map(({ code }) => rfReference(code)).join(" "), certain: true });
  if (random.chance(0.6)) return lineOf(random, { ...common, kind: "several by number", name: wholeName(random, payer), text: `facturen ${deals.map(({ invoices }) => invoices[0]).join(", ")}`, certain: true });
  return lineOf(random, { ...common, kind: "several, nothing said", text: "trainingen", certain: false });
}

/** What came in or left for other reasons; some of it has the amount of a course, or a number that looks like one of ours. */
function noiseLine(random: Random): TrueLine {
  const out = random.chance(0.5);
  const text = random.pick([random.pick(noise), `${random.pick(noise)} ${random.below(99_999_999)}`, `klantnr ${random.below(9_999_999)} ${random.pick(courses)}`, `polis 2026-${random.below(99_999)} ${random.pick(noise)}`]);
  const cents = random.chance(0.05) ? random.pick(prices) : 100 + random.below(200_000);
  const name = random.pick([`${random.pick(things)} ${random.pick(trades)}`, `${random.pick(firstNames).charAt(0)} ${random.pick(surnames)}`, "Belastingdienst", "Stroom en Gas"]);
  return lineOf(random, { kind: out ? "left" : "not ours", text, certain: false, cents: out ? -cents : cents, name, iban: `NL11RABO${String(random.below(999_999_999)).padStart(10, "0")}`, targets: [] });
}

function lineOf(random: Random, { kind, text, certain, cents, name, iban, targets }: { kind: string; text: string; certain: boolean; cents: number; name: string; iban: string; targets: readonly Target[] }): TrueLine {
  const on = Temporal.PlainDate.from("2026-01-01").add({ days: random.below(365) }).toString();
  return { line: { on, cents, name, account: iban, text, endToEndId: random.chance(0.5) ? "NOTPROVIDED" : `E2E${random.below(1e9)}` }, truth: { kind, targets, certain } };
}

/** The name of who is bound, with what tells a person from their family. */
function wholeName(random: Random, payer: Payer): string {
  return payer.person ? random.pick([payer.orderedBy, `${payer.orderedBy.charAt(0)} ${payer.orderedBy.split(" ").slice(1).join(" ")}`.toUpperCase()]) : random.pick([payer.name, payer.name.toUpperCase()]);
}

/** As a bank writes it: capitals, initials, cut off. */
function bankName(random: Random, { name, person, orderedBy }: Payer): string {
  if (!person && random.chance(0.1)) return orderedBy;
  if (!person) return random.chance(0.5) ? name.toUpperCase() : name;
  const [first = "", ...rest] = orderedBy.split(" ");
  return random.pick([orderedBy, `${first.charAt(0)} ${rest.join(" ")}`.toUpperCase(), `Hr ${first.charAt(0)}. ${rest.join(" ")}`, rest.join(" ")]);
}

/** One sign typed for another, left out, or two in the wrong order. */
function slip(random: Random, text: string): string {
  const at = 2 + random.below(text.length - 3);
  const sign = text.charAt(at);
  const other = /\d/.test(sign) ? String((Number(sign) + 1 + random.below(9)) % 10) : sign === "-" ? " " : "ABCDEFGHJKMNPQRSTVWXYZ".charAt(random.below(22));
  return random.pick([`${text.slice(0, at)}${other}${text.slice(at + 1)}`, `${text.slice(0, at)}${text.slice(at + 1)}`, `${text.slice(0, at)}${text.charAt(at + 1)}${sign}${text.slice(at + 2)}`]);
}
