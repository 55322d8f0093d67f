import type { Paper } from "../papers.tsx";
import type { ProofEntry } from "../proof.tsx";
import { at } from "./moments.ts";

export const papers: readonly Paper[] = [
  { href: "#", name: "Bevestiging met alle afspraken", note: "pdf, 84 kB" },
  { href: "#", name: "Voorwaarden, versie 4", note: "pdf, 92 kB, zoals getoond toen u bestelde" },
  { href: "#", name: "In uw agenda", note: "ics, twee dagen" },
];

export const proof: readonly ProofEntry[] = [
  {
    moment: at("2026-11-24T10:42+01:00", "di 24 nov 2026"),
    what: "Bevestiging gemaild aan sanne@noordkaap.example.",
    how: "Aangenomen door uw mailserver, die antwoordde met een ontvangstregel.",
    strength: 2,
  },
  {
    moment: at("2026-11-25T08:12+01:00", "wo 25 nov 2026"),
    what: "Bevestiging opgehaald op deze pagina.",
    how: "Met een code die wij naar hetzelfde adres mailden.",
    strength: 5,
  },
];
