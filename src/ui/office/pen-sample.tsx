import { papers } from "../pen.ts";
import type { PenTheme, Theme } from "../pen.ts";

export type PenSampleProps = {
  theme: PenTheme;
  /** "Op een licht scherm", "Een link", "Een knop" */
  words: Readonly<Record<Theme | "link" | "button", string>>;
};

/** A link and a button in the pen of an organisation, on both papers. Drawn, because a page carries no colours of its own. */
export function PenSample({ theme, words }: PenSampleProps) {
  return <div class="pen-samples"><Sample theme={theme} of="light" words={words} /><Sample theme={theme} of="dark" words={words} /></div>;
}

function Sample({ theme, of, words }: PenSampleProps & { of: Theme }) {
  const { pen, onPen } = theme[of];
  return (
    <figure>
      <svg width="240" height="64" viewBox="0 0 240 64" role="img" aria-label={`${words[of]}: ${pen}`}>
        <rect x="0.5" y="0.5" width="239" height="63" rx="3" fill={papers[of]} stroke="#8a8d94" />
        <text x="16" y="37" font-size="15" fill={pen} text-decoration="underline">{words.link}</text>
        <rect x="112" y="15" width="112" height="34" rx="3" fill={pen} />
        <text x="168" y="37" font-size="14" font-weight="600" text-anchor="middle" fill={onPen}>{words.button}</text>
      </svg>
      <figcaption class="xs soft">{words[of]}</figcaption>
    </figure>
  );
}
