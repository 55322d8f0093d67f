import type { Locale } from "../../../domain/locale.ts";
import { Clause } from "../../../ui/clause.tsx";
import { Fold } from "../../../ui/fold.tsx";
import { Proof } from "../../../ui/proof.tsx";
import { Strength } from "../../../ui/strength.tsx";
import { gradeOfRecord } from "../../../proof/grades.ts";
import { gradeHelp } from "../../mail-evidence/words.ts";
import { dealTexts } from "./deal-texts.ts";
import type { DealFacts } from "./facts.ts";
import { proofOf } from "./proof.ts";

const fetched = gradeOfRecord["announcement.opened"].grade;

type Part = { facts: DealFacts; locale: Locale; path: string };

/** What is recorded, where it lies in the log, and what all that proves and does not. */
export function ProofClause({ facts, locale, path }: Part) {
  const { proof } = dealTexts[locale];
  const { name, zone } = facts.deal.frozen.organisation;
  const entries = proofOf(facts, { locale, zone, organisationName: name, known: facts.known, places: facts.log === null ? null : facts.logPlaces });
  return (
    <Clause id="proof" heading={proof.heading} width="wide" motto={proof.motto}>
      <Proof entries={entries} />
      <Fold summary={proof.limits}><div class="stack"><p class="text">{proof.limitsText}</p><GradeList locale={locale} /></div></Fold>
      <LogFold facts={facts} locale={locale} />
      <p><a href={`${path}/dossier`}>{proof.dossier}</a></p>
    </Clause>
  );
}

/** What each number of strokes beside a mail means; that a page was fetched gives none, and is said. */
function GradeList({ locale }: { locale: Locale }) {
  const { gradesText } = dealTexts[locale].proof;
  const help = gradeHelp(locale);
  return (
    <>
      <p class="text">{gradesText}</p>
      <ul role="list" class="text spaced">
        {help.map(({ grade, title, meaning }) => grade !== 0 && grade !== fetched && <li><Strength strength={grade} /> <b>{title}.</b> {meaning}</li>)}
        {help.map(({ grade, title, meaning }) => grade === fetched && <li><b>{title}.</b> {meaning}</li>)}
      </ul>
    </>
  );
}

/** What the numbers and times are, and where the log can be seen from outside. */
function LogFold({ facts: { log, organisation }, locale }: Omit<Part, "path">) {
  if (log === null) return null;
  const texts = dealTexts[locale].proof.log;
  const address = `/${organisation.slug}/log`;
  return (
    <Fold summary={texts.summary}>
      <div class="stack text">
        <p>{texts.number(organisation.name)} <a href={`${address}/checkpoint`}>{texts.head}</a>, <a href={`${address}/keys`}>{texts.key(log.keyId)}</a>.</p>
        <p>{texts.times}</p>
        <p>{texts.witness}</p>
        <p>{texts.weight}</p>
      </div>
    </Fold>
  );
}
