import type { Address, Email } from "postal-mime";
import type { Locale } from "../../domain/locale.ts";
import { formatMoment, formatSize } from "../../platform/i18n/format.ts";
import { Clause } from "../../ui/clause.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Fold } from "../../ui/fold.tsx";
import { Opening } from "../../ui/opening.tsx";
import { Papers } from "../../ui/papers.tsx";
import { PlainShell } from "../../ui/plain-shell.tsx";
import type { CaughtHead, CaughtMail } from "./mailbox-store.ts";
import { mailboxTexts } from "./mailbox-texts.ts";

const zone = "Europe/Amsterdam";

export type MailboxPageProps = { locale: Locale; mails: readonly CaughtHead[]; recipient: string | null; older: string | null };

/** All mail that the demo caught. */
export function MailboxPage({ locale, mails, recipient, older }: MailboxPageProps) {
  const texts = mailboxTexts[locale];
  return (
    <PlainShell lang={locale} title={texts.title} otherLanguage={otherLanguage(locale)}>
      <Opening sentence={recipient === null ? texts.sentence : texts.forOne(recipient)}>
        {recipient !== null && <p><a href="/_mail">{texts.all}</a></p>}
      </Opening>
      <Clause id="mails" heading={texts.heading} width="wide">
        {mails.length === 0 && <p class="soft">{texts.empty}</p>}
        {mails.length > 0 && (
          <Papers
            papers={mails.map((mail) => ({
              href: `/_mail/${mail.id}`,
              name: mail.subject,
              note: texts.to(mail.recipient, formatMoment(mail.caughtAt, locale, zone)),
            }))}
          />
        )}
        {older !== null && <p><a href={older}>{texts.older}</a></p>}
      </Clause>
    </PlainShell>
  );
}

export type CaughtMailPageProps = { locale: Locale; mail: CaughtMail; email: Email };

/** One mail: who, what it looks like, what is enclosed, and its bytes. Its HTML stands in a frame that may do nothing. */
export function CaughtMailPage({ locale, mail, email }: CaughtMailPageProps) {
  const texts = mailboxTexts[locale];
  const path = `/_mail/${mail.id}`;
  return (
    <PlainShell lang={locale} title={email.subject ?? texts.title} otherLanguage={otherLanguage(locale)}>
      <Opening eyebrow={<a href="/_mail">{texts.title}</a>} sentence={email.subject ?? ""} />
      <Facts
        facts={[
          { label: texts.facts.from, value: addressText(email.from) },
          { label: texts.facts.to, value: <a href={`/_mail?to=${encodeURIComponent(mail.recipient)}`}>{addressText(email.to?.[0])}</a> },
          { label: texts.facts.replyTo, value: addressText(email.replyTo?.[0]) },
          { label: texts.facts.at, value: formatMoment(mail.caughtAt, locale, zone) },
        ]}
      />
      <Clause id="mail" heading={texts.mail} width="across">
        {email.html !== undefined && <p class="small soft">{texts.frame}<a href={`${path}/html`}>{texts.alone}</a>.</p>}
        {email.html !== undefined && <iframe src={`${path}/html`} title={texts.mail} sandbox={frameRights} width="100%" height="960" frameborder="0" />}
        <Fold summary={texts.text} open={email.html === undefined}><pre class="small">{email.text ?? ""}</pre></Fold>
      </Clause>
      <Clause id="enclosed" heading={texts.enclosed}>
        <Papers
          papers={[
            ...email.attachments.map((attachment, index) => ({
              href: `${path}/attachments/${index}`,
              name: attachment.filename ?? attachment.mimeType,
              note: formatSize(sizeOf(attachment.content), locale),
            })),
            { href: `${path}/raw`, name: texts.raw, note: texts.rawNote },
          ]}
        />
      </Clause>
    </PlainShell>
  );
}

/** Links may open, nothing else: no script, no forms, no cookies. */
export const frameRights = "allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation";

export function NoMailPage({ locale }: { locale: Locale }) {
  const texts = mailboxTexts[locale];
  return (
    <PlainShell lang={locale} title={texts.notFound}>
      <Opening sentence={texts.notFound}><p><a href="/_mail">{texts.all}</a></p></Opening>
    </PlainShell>
  );
}

function addressText(address: Address | undefined): string {
  if (address === undefined) return "";
  const mailbox = address.address ?? "";
  return address.name === "" ? mailbox : `${address.name} <${mailbox}>`;
}

function sizeOf(content: ArrayBuffer | Uint8Array | string): number {
  return typeof content === "string" ? content.length : content.byteLength;
}

function otherLanguage(locale: Locale) {
  return locale === "nl" ? { href: "?lang=en", lang: "en" as const, label: "English" } : { href: "?lang=nl", lang: "nl" as const, label: "Nederlands" };
}
