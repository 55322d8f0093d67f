import { formatCode } from "../../../domain/deal/code.ts";
import type { Locale } from "../../../domain/locale.ts";
import { formatMoment } from "../../../platform/i18n/format.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { ErrorSummary } from "../../../ui/error-summary.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Field } from "../../../ui/field.tsx";
import { KeptText } from "../../../ui/kept-text.tsx";
import { Notice } from "../../../ui/notice.tsx";
import { Opening } from "../../../ui/opening.tsx";
import type { Organisation } from "../../catalogue/store.ts";
import type { Deal } from "../../deal/store.ts";
import type { Collection, KeptMessage } from "../../mail-evidence/actions.ts";
import { PortalShell } from "../frame/portal-shell.tsx";
import { collectTexts } from "./texts.ts";
import type { CollectNote } from "./texts.ts";

export type CollectPageProps = {
  deal: Deal;
  organisation: Organisation;
  collection: Collection;
  /** Where the code goes. */
  toAddress: string;
  /** A code was sent and still works. */
  codeSent: boolean;
  state: "open" | "retrieved" | "refused" | "expired";
  note: CollectNote | null;
  triesLeft: number | null;
  /** Only in answer to the right code. */
  message: KeptMessage | null;
  /** That opened it: what is enclosed is asked for with it. */
  code: string;
  locale: Locale;
  /** The address of the deal. */
  path: string;
};

const wrongCodes: ReadonlySet<CollectNote | null> = new Set(["no-code", "code-expired", "too-many-tries", "code-wrong"]);

/** A message that waits: a code, then the message itself, or the word that it is not accepted. */
export function CollectPage(props: CollectPageProps) {
  const { deal, organisation, collection, state, message, locale, path } = props;
  const texts = collectTexts[locale];
  const zone = deal.frozen.organisation.zone;
  const collectable = message === null && (state === "open" || state === "retrieved");
  const wrong = wrongCodes.has(props.note);
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} deal={deal} terms={deal.frozen.terms} path={`${path}/collect/${collection.id}`} wrong={wrong}>
      <Opening
        above={above(props, wrong)}
        eyebrow={texts.eyebrow(deal.frozen.course.title, formatCode(deal.code))}
        sentence={message === null ? sentenceOf(props) : texts.sentence.shown}
        note={<a href={path}>{texts.back}</a>}
      >
        {collectable && <p class="soft">{texts.why(formatMoment(collection.ends_at, locale, zone))}</p>}
      </Opening>
      {message !== null && <MessageClause message={message} code={props.code} address={`${path}/collect/${collection.id}`} locale={locale} zone={zone} />}
      {collectable && <CodeClauses {...props} wrong={wrong} />}
    </PortalShell>
  );
}

function sentenceOf({ state, organisation, locale }: CollectPageProps): string {
  const { sentence } = collectTexts[locale];
  return state === "open" ? sentence.open(organisation.name) : sentence[state];
}

function above({ note, triesLeft, locale }: CollectPageProps, wrong: boolean) {
  const texts = collectTexts[locale];
  if (note === null) return null;
  if (wrong) return <ErrorSummary heading={texts.errorHeading} kept={texts.errorKept} errors={[{ fieldId: "code", text: errorOf(note, triesLeft, locale) }]} />;
  return <Notice kind={note === "sent" ? undefined : "alert"}>{texts.notes[note]}</Notice>;
}

function errorOf(note: CollectNote, triesLeft: number | null, locale: Locale): string {
  const texts = collectTexts[locale];
  return triesLeft === null || triesLeft === 0 ? texts.notes[note] : `${texts.notes[note]} ${texts.tries(triesLeft)}`;
}

/** The field stands there always, for whoever asked in another window; once a code is sent it comes first. */
function CodeClauses({ collection, toAddress, codeSent, state, note, triesLeft, locale, path, wrong }: CollectPageProps & { wrong: boolean }) {
  const texts = collectTexts[locale];
  const base = `${path}/collect/${collection.id}`;
  const ask = (
    <Clause id="ask" heading={texts.code.heading}>
      <form method="post" action={`${base}/code`} class="stack">
        <p>{texts.code.text(toAddress)}</p>
        <Actions>{codeSent ? <Button kind="plain">{texts.code.again}</Button> : <Button>{texts.code.button}</Button>}</Actions>
      </form>
    </Clause>
  );
  const type = (
    <Clause id="collect" heading={texts.collect.heading}>
      <form method="post" action={base} class="stack" novalidate>
        <Field lang={locale} name="code" inputmode="numeric" autocomplete="one-time-code" maxlength={20} short label={texts.collect.field} hint={texts.collect.hint} error={wrong && note !== null && errorOf(note, triesLeft, locale)} />
        {state === "open" && <p class="soft">{texts.refuse.text}</p>}
        <Actions>
          {codeSent ? <Button>{texts.collect.button}</Button> : <Button kind="plain">{texts.collect.button}</Button>}
          {state === "open" && <Button kind="plain" formaction={`${base}/refusal`}>{texts.refuse.button}</Button>}
        </Actions>
      </form>
    </Clause>
  );
  return codeSent ? <>{type}{ask}</> : <>{ask}{type}</>;
}

function MessageClause({ message, code, address, locale, zone }: { message: KeptMessage; code: string; address: string; locale: Locale; zone: string }) {
  const texts = collectTexts[locale].message;
  return (
    <Clause id="message" heading={texts.heading} width="wide">
      <Facts
        facts={[
          { label: texts.facts.subject, value: message.subject },
          { label: texts.facts.sent, value: formatMoment(message.sentAt, locale, zone) },
          { label: texts.facts.sha256, value: <span class="kept-text small">{message.sha256}</span> },
        ]}
      />
      <KeptText text={message.text} />
      {message.attachments.length > 0 && (
        <div class="stack">
          <h3>{texts.enclosed}</h3>
          {message.attachments.map((name, index) => (
            <form method="post" action={`${address}/enclosed/${index}`}>
              <Hidden name="code" value={code} />
              <Button kind="plain">{texts.download(name)}</Button>
            </form>
          ))}
          <p class="soft">{texts.downloadUntil}</p>
        </div>
      )}
      <p class="soft">{texts.recorded}</p>
    </Clause>
  );
}
