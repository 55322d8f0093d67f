import type { Locale } from "../../../domain/locale.ts";

const nl = {
  title: "Plaats aanbieden",
  lead: (name: string) => `Een plaats voor ${name}, die op de wachtlijst staat.`,
  preview: "Dit gebeurt er",
  nobody: "Deze aanvraag staat niet meer op de wachtlijst.",
  passes: (count: number) => (count === 1 ? "Eén ander, die eerder was, gaat hiermee na deze aanvraag; dat wordt vastgelegd" : `${count} anderen, die eerder waren, gaan hiermee na deze aanvraag; dat wordt vastgelegd`),
  offers: (count: number) => (count === 1 ? "Eén vrije plaats wordt vastgehouden en aangeboden" : `${count} vrije plaatsen worden vastgehouden en aangeboden`),
  ends: "Het aanbod eindigt; dan is de volgende aan de beurt",
  waits: "Er is nu geen plaats vrij: deze aanvraag komt vooraan en krijgt de eerstvolgende. Er gaat nog geen mail uit",
  offer: "Bied de plaats aan",
  front: "Zet vooraan",
};

const en: typeof nl = {
  title: "Offer a place",
  lead: (name) => `A place for ${name}, who is on the waiting list.`,
  preview: "This happens",
  nobody: "This request is no longer on the waiting list.",
  passes: (count) => (count === 1 ? "One other, who was earlier, comes after this request by this; that is recorded" : `${count} others, who were earlier, come after this request by this; that is recorded`),
  offers: (count) => (count === 1 ? "One free place is kept and offered" : `${count} free places are kept and offered`),
  ends: "The offer ends; then it is the next one's turn",
  waits: "No place is free now: this request goes to the front and gets the next one. No mail goes out yet",
  offer: "Offer the place",
  front: "Put in front",
};

export const offerTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
