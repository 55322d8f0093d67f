import type { Locale } from "../../domain/locale.ts";

const nl = {
  earlyBird: (title: string, day: string) => `${title}, vroegboekprijs tot en met ${day}`,
  group: (fromPlaces: number, share: string) => `Groepskorting vanaf ${fromPlaces} plaatsen, ${share}`,
  code: (code: string) => `Kortingscode ${code}`,
};

const en: typeof nl = {
  earlyBird: (title, day) => `${title}, early-bird price until ${day}`,
  group: (fromPlaces, share) => `Group discount from ${fromPlaces} places, ${share}`,
  code: (code) => `Discount code ${code}`,
};

/** What a line of a price is called in a deal. */
export const priceTexts: Readonly<Record<Locale, typeof nl>> = { nl, en };
