import type { Locale } from "../domain/locale.ts";
import { uiTexts } from "./texts.ts";

export type LetterheadProps = {
  lang: Locale;
  name: string;
  href: string;
  phone?: string | null | undefined;
  email?: string | null | undefined;
};

/** The organisation's name, and a person who can be reached. */
export function Letterhead({ lang, name, href, phone, email }: LetterheadProps) {
  const text = uiTexts(lang);
  return (
    <header class="letterhead sheet">
      <a class="name" href={href}>{name}</a>
      {(phone || email) && (
        <p class="help">
          <span>{text.question}</span>{" "}
          {phone && <><span>{text.call} <a href={`tel:${dialled(phone)}`}>{phone.replaceAll(" ", "\u00a0")}</a></span>{" "}</>}
          {email && <a href={`mailto:${email}`}>{email}</a>}
        </p>
      )}
    </header>
  );
}

function dialled(phone: string): string {
  return phone.replace(/[^\d+]/g, "");
}
