import type { Locale } from "../../../domain/locale.ts";
import { Opening } from "../../../ui/opening.tsx";
import { PlainShell } from "../../../ui/plain-shell.tsx";
import { termsTexts } from "./texts.ts";

/** A PDF so large that it was not even read: nobody knows yet whose it is. */
export function PdfTooLargePage({ locale }: { locale: Locale }) {
  const { form: words, problems, tooLarge } = termsTexts[locale];
  return (
    <PlainShell lang={locale} title={words.title}>
      <Opening sentence={problems["pdf-too-large"]}>
        <p>{tooLarge.back}</p>
        <p><a href="/office/terms/new">{tooLarge.again}</a></p>
      </Opening>
    </PlainShell>
  );
}
