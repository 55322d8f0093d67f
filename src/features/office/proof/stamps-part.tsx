import type { Locale } from "../../../domain/locale.ts";
import { formatCount, formatDate } from "../../../platform/i18n/format.ts";
import { localDateOf } from "../../../domain/calendar/local-day.ts";
import { BookTable, Sub } from "../../../ui/office/book-table.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Pairs } from "../../../ui/office/pairs.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Warning } from "../../../ui/office/warning.tsx";
import type { Desk } from "../frame/desk.ts";
import { moment, shortMoment } from "../frame/format.ts";
import { readFault } from "./facts.ts";
import type { ProofFacts } from "./facts.ts";
import type { ProofPageProps } from "./page.tsx";
import { proofTexts } from "./texts.ts";

/** Time stamps from outside: the last one, what waits, when is asked again, and how each service did; or what to set up. */
export function StampsPart({ facts, desk }: ProofPageProps) {
  const { stamps, noService, noRoots } = proofTexts[desk.locale];
  const hasService = facts.services.length > 0;
  return (
    <Part id="stamps" heading={stamps.heading} beside={facts.ofDemo && hasService ? stamps.ofDemo : stamps.beside}>
      {!hasService && <Warning title={noService.title}>{noService.text}</Warning>}
      {hasService && facts.roots.roots.length === 0 && <Warning title={noRoots.title}>{noRoots.text}</Warning>}
      {(hasService || facts.stamp !== null) && <Pairs pairs={pairsOf(facts, desk)} />}
      {hasService && (
        <BookTable
          caption={stamps.caption}
          kind="people"
          columns={[{ head: stamps.columns.service, kind: "name" }, { head: stamps.columns.how, axis: stamps.columns.how }]}
          rows={facts.services.map((service) => ({ cells: [<code>{service}</code>, howItDid(service, facts, desk)] }))}
        />
      )}
      {facts.ofDemo && hasService && <div class="stack small part-links"><p>{stamps.history}</p><p>{stamps.clock}</p></div>}
    </Part>
  );
}

function pairsOf({ log, stamp, unstamped, services }: ProofFacts, desk: Desk) {
  const { stamps } = proofTexts[desk.locale];
  const accuracy = stamp?.accuracy_ms == null ? null : stamps.seconds(secondsOf(stamp.accuracy_ms, desk.locale));
  const last = stamp === null ? { name: stamps.last, value: "", note: stamps.lastNone } : { name: stamps.last, value: moment(stamp.stamped_at, desk), note: stamps.lastNote(stamp.service, accuracy) };
  const waits = unstamped === null ? { name: stamps.waits, value: stamps.waitsNone } : { name: stamps.waits, value: formatCount(unstamped.count, desk.locale), note: stamps.waitsNote(moment(unstamped.since, desk)) };
  if (services.length === 0) return [last, waits];
  const attempts = log?.stamp_attempts ?? 0;
  return [last, waits, { name: stamps.next, value: unstamped === null ? "" : whenAsked(log?.stamp_due_at ?? null, desk), note: unstamped === null ? stamps.nextNone : attempts > 0 && stamps.tried(attempts) }];
}

/** "1", "0,1": with as many decimals as were stated. */
function secondsOf(milliseconds: number, locale: Locale): string {
  return String(milliseconds / 1000).replace(".", locale === "nl" ? "," : ".");
}

function whenAsked(dueAt: Temporal.Instant | null, desk: Desk): string {
  const isNow = dueAt === null || Temporal.Instant.compare(dueAt, desk.now.add({ minutes: 1 })) <= 0;
  return isNow ? proofTexts[desk.locale].stamps.nextSoon : shortMoment(dueAt, desk);
}

/** The service that gave the last stamp is fine; those before it in the list may have failed then, and nobody wrote that down. */
function howItDid(service: string, { log, stamp }: ProofFacts, desk: Desk) {
  const { stamps, faults } = proofTexts[desk.locale];
  const failed = log?.stamp_faults.find((one) => one.service === service);
  if (failed === undefined) return stamp?.service === service ? stamps.fine : <span class="soft">{stamps.unasked}</span>;
  const { kind, detail } = readFault(failed.fault);
  return <><span class="late">{faults[kind] ?? faults.other}</span>{detail !== "" && <Sub>{stamps.technical(detail)}</Sub>}</>;
}

/** Whom stamps must lead to, as the operator pinned them. */
export function RootsPart({ facts: { roots: { roots, faults } }, desk }: ProofPageProps) {
  const texts = proofTexts[desk.locale].roots;
  return (
    <Part id="roots" heading={texts.heading} count={roots.length}>
      {faults.map(({ file, why }) => <Warning title={texts.fault(file)}>{why}</Warning>)}
      {roots.length === 0 ? (
        <EmptyLine>{texts.empty}</EmptyLine>
      ) : (
        <BookTable
          caption={texts.caption}
          kind="people"
          columns={[{ head: texts.columns.subject, kind: "name" }, { head: texts.columns.until, axis: texts.columns.until }, { head: texts.columns.fingerprint, axis: texts.columns.fingerprint }]}
          rows={roots.map(({ file, subject, fingerprint, notAfter }) => ({ cells: [<>{subject}<Sub>{file}</Sub></>, formatDate(localDateOf(notAfter, desk.zone), desk.locale), <code>{fingerprint}</code>] }))}
        />
      )}
    </Part>
  );
}
