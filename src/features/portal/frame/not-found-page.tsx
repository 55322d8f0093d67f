import type { Locale } from "../../../domain/locale.ts";
import { Opening } from "../../../ui/opening.tsx";
import { PlainShell } from "../../../ui/plain-shell.tsx";
import { frameTexts } from "./frame-texts.ts";

/** The same page for a code that does not exist and for a wrong secret, so that it tells nobody which it was. */
export function NotFoundPage({ locale }: { locale: Locale }) {
  const { notFound } = frameTexts[locale];
  return (
    <PlainShell lang={locale} title={notFound.title}>
      <Opening sentence={notFound.sentence}>
        <p>{notFound.text}</p>
      </Opening>
    </PlainShell>
  );
}
