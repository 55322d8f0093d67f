import type { Locale } from "../../domain/locale.ts";
import { formatCount, formatMoment } from "../../platform/i18n/format.ts";
import { Button } from "../../ui/button.tsx";
import { Clause } from "../../ui/clause.tsx";
import { Facts } from "../../ui/facts.tsx";
import { Opening } from "../../ui/opening.tsx";
import { PlainShell } from "../../ui/plain-shell.tsx";
import type { Organisation } from "../catalogue/store.ts";
import { logPageTexts } from "./page-texts.ts";
import type { Checkpoint, Log, LogKey } from "./store.ts";

/** @property path of this page, without the house @property others the numbers of the other logs of the organisation */
export type LogPageProps = { locale: Locale; organisation: Organisation; log: Log; head: Checkpoint | undefined; keys: readonly LogKey[]; others: readonly number[]; path: string };

/** What a log is, to whoever follows its name: its newest head, its keys with what each signed, and how to check with them. Nothing of anybody is on it. */
export function LogPage({ locale, organisation, log, head, keys, others, path }: LogPageProps) {
  const texts = logPageTexts[locale];
  const count = (value: number) => formatCount(value, locale);
  const files = `/${organisation.slug}/log/${log.number}`;
  const other: Locale = locale === "nl" ? "en" : "nl";
  return (
    <PlainShell lang={locale} title={texts.title(organisation.name)} name={{ label: organisation.name, href: `/${organisation.slug}` }} otherLanguage={{ href: `${path}?lang=${other}`, lang: other, label: texts.other }}>
      <Opening sentence={texts.sentence(organisation.name)} eyebrow={<code>{log.origin}</code>}>
        <p>{texts.about}</p>
        <p>{texts.why}</p>
      </Opening>
      <Clause id="head" heading={texts.head}>
        {head === undefined ? <p>{texts.facts.none}</p> : (
          <>
            <Facts facts={[
              { label: texts.facts.size, value: count(head.size) },
              { label: texts.facts.root, value: <code>{head.note.split("\n")[2]}</code> },
              { label: texts.facts.signed, value: formatMoment(head.signed_at, locale, organisation.zone) },
            ]} />
            <p><a href={`${files}/checkpoint`}>{texts.whole}</a></p>
          </>
        )}
      </Clause>
      <Clause id="keys" heading={texts.keys}>
        <p>{texts.keysAbout}</p>
        <ul class="rows" role="list">
          {keys.map(({ verifier, from_size: from, until_size: until }) => <li><code>{verifier}</code><br /><span class="soft">{until === null ? texts.now(count(from)) : texts.until(count(from), count(until))}</span></li>)}
        </ul>
        <p><a href={`${files}/keys`}>{texts.plain}</a></p>
      </Clause>
      <Clause id="check" heading={texts.check}>
        <p>{texts.checkAbout}</p>
        <p class="actions"><Button href="/verify.html">{texts.page}</Button></p>
        <p><a href="/verify.py">{texts.script}</a></p>
      </Clause>
      {others.length > 0 && (
        <Clause id="logs" heading={texts.logs}>
          <ul class="rows" role="list">{others.map((number) => <li><a href={`/${organisation.slug}/log/${number}`}>{texts.log(number)}</a></li>)}</ul>
        </Clause>
      )}
    </PlainShell>
  );
}
