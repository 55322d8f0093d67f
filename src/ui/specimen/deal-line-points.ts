import type { DealLinePoint } from "../deal-line.tsx";
import { at, freeUntil, halfUntil, ordered, payBefore, start } from "./moments.ts";

/** A deal of two places for a company, two days after it was formed. */
export const pointsOfDeal: readonly DealLinePoint[] = [
  { name: "Bestelling", moment: ordered, you: "U bestelde twee plaatsen.", bond: "open", done: true },
  { name: "Bevestiging", moment: at("2026-11-24T10:42+01:00", "di 24 nov 2026"), we: "Wij mailen de afspraak en houden twee plaatsen voor u vast.", bond: "free", done: true },
  { name: "Nu", moment: at("2026-11-26T14:05+01:00", "do 26 nov 2026"), price: { label: "annuleren nu", amount: "€ 0,00" }, you: "U kunt betalen, namen wijzigen of verzetten.", bond: "free", now: true },
  {
    name: "Betalen vóór", moment: payBefore, price: { label: "annuleren daarna", amount: "€ 0,00" }, bond: "free",
    you: "U heeft betaald; de plaatsen zijn van u.", we: "Wij geven de plaatsen door als er niet betaald is. U betaalt dan niets.",
  },
  {
    name: "Gratis annuleren tot en met", moment: freeUntil, price: { label: "annuleren daarna", amount: "€ 1.082,95" }, bond: "half",
    you: "U kunt nog één keer gratis verzetten.", we: "Wij betalen terug als iemand anders uw plaats neemt.",
  },
  {
    name: "Voor de helft tot en met", moment: halfUntil, price: { label: "annuleren daarna", amount: "€ 2.165,90" }, bond: "full",
    you: "U kunt nog altijd gratis een collega sturen.", we: "Wij mailen op do 14 jan 2027 het programma en de route.",
  },
  { name: "Start", moment: start, you: "U komt, of een collega komt.", we: "Wij geven twee dagen training. Gaat die niet door, dan krijgt u alles terug.", bond: null },
];

/** Before anything is ordered, as a course page shows it. */
export const pointsOfCourse: readonly DealLinePoint[] = [
  { name: "Nu", moment: at("2026-11-24", "di 24 nov 2026"), you: "U kiest een datum, vult in en controleert. U zit nergens aan vast.", bond: "open", now: true },
  { name: "Bestelling", moment: "zodra u wilt", you: "U drukt op de bestelknop.", bond: "open" },
  {
    name: "Bevestiging", moment: "binnen een minuut", price: { label: "annuleren daarna", amount: "€ 0,00" }, bond: "free",
    you: "U heeft een plaats, en zeven dagen om te betalen.", we: "Wij mailen de afspraak, de factuur en de voorwaarden.",
  },
  {
    name: "Betalen vóór", moment: payBefore, price: { label: "annuleren daarna", amount: "€ 0,00" }, bond: "free",
    you: "U heeft betaald; de plaats is van u.", we: "Wij geven uw plaats door als er niet betaald is. U betaalt dan niets.",
  },
  {
    name: "Gratis annuleren tot en met", moment: freeUntil, price: { label: "annuleren daarna", amount: "€ 541,48" }, bond: "half",
    you: "U kunt nog één keer gratis verzetten.", we: "Wij betalen terug als iemand anders uw plaats neemt.",
  },
  {
    name: "Voor de helft tot en met", moment: halfUntil, price: { label: "annuleren daarna", amount: "€ 1.082,95" }, bond: "full",
    you: "U kunt nog altijd gratis een collega sturen.", we: "Wij mailen een week vooraf het programma en de route.",
  },
  { name: "Start", moment: start, you: "U komt, of een collega komt.", we: "Wij geven twee dagen training. Gaat die niet door, dan krijgt u alles terug.", bond: null },
];

/** Nine points: more than fit beside each other. */
export const longPoints: readonly DealLinePoint[] = [
  ...pointsOfDeal.slice(0, 4),
  { name: "Bedenktijd tot en met", moment: at("2026-12-08T23:59+01:00", "di 8 dec 2026"), you: "U kunt tot dan zonder reden herroepen.", bond: "free" },
  { name: "Eerste deel betaald vóór", moment: at("2026-12-10T23:59+01:00", "do 10 dec 2026"), you: "U heeft de helft betaald.", bond: "free" },
  ...pointsOfDeal.slice(4),
];
