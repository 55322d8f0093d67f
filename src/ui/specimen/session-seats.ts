import type { Seat } from "../office/places-table.tsx";

const certain = ["Fatima El Amrani", "Bram Hoogland", "Jet Kortleve", "Yusuf Demirci", "Lotte van der Zwaan", "Pieter Blom", "Inge Schaap", "Thijs van Echtelt"];

export const seats: readonly Seat[] = [
  ...certain.map((name, index): Seat => ({ number: index + 1, state: "confirmed", name, href: "#", word: "bevestigd", note: index % 2 ? "particulier" : "Zilverwilg Advies" })),
  { number: 9, state: "held", name: "Daan Roelvink", note: "vastgehouden tot wo 25 nov 23:59" },
  { number: 10, state: "held", name: "Rosa Meijerink", note: "vastgehouden tot do 26 nov 23:59" },
  { number: 11, state: "offered", name: "Noor Bakkali", note: "aangeboden tot vandaag 20:15" },
  { number: 12, state: "free", name: "Vrij sinds 10:41", word: "vrij", note: "aanbod om 10:42" },
];

export const hallSeats: readonly Seat[] = Array.from({ length: 40 }, (_, index): Seat => {
  const state = index < 22 ? "confirmed" : index < 27 ? "held" : index < 29 ? "offered" : "free";
  return { number: index + 1, state, name: "", word: state };
});
