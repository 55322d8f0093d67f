import type { Child } from "hono/jsx";
import type { Locale } from "../../domain/locale.ts";
import { Strength, type ProofStrength } from "../strength.tsx";
import { uiTexts } from "../texts.ts";

/** How far a message demonstrably came: the strokes, the words, and the number. */
export function Grade({ lang, strength, words }: { lang: Locale; strength: ProofStrength; words: Child }) {
  return (
    <span class="grade">
      <Strength strength={strength} />
      <span>{words} <span class="grade-n">{uiTexts(lang).grade(strength)}</span></span>
    </span>
  );
}
