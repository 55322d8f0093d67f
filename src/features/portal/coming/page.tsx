import type { Locale } from "../../../domain/locale.ts";
import { formatMoment } from "../../../platform/i18n/format.ts";
import { meetingsInWords } from "../../../platform/i18n/meetings.ts";
import { Actions } from "../../../ui/actions.tsx";
import { Button } from "../../../ui/button.tsx";
import { Clause } from "../../../ui/clause.tsx";
import { Facts } from "../../../ui/facts.tsx";
import { Hidden } from "../../../ui/hidden.tsx";
import { Opening } from "../../../ui/opening.tsx";
import { PortalShell } from "../frame/portal-shell.tsx";
import { Sentence } from "../frame/sentence.tsx";
import type { Piece } from "../frame/sentence.tsx";
import type { ComingFacts, ComingPerson } from "./facts.ts";
import { comingTexts } from "./texts.ts";

export type ComingPageProps = {
  facts: ComingFacts;
  locale: Locale;
  /** The address of this page. */
  path: string;
  /** The page of the deal, for whoever ordered; null for a participant, who does not get to see it. */
  dealPath: string | null;
};

/** The question whether people come. Looking changes nothing; the button does. */
export function ComingPage(props: ComingPageProps) {
  const { facts, locale, path, dealPath } = props;
  const { deal, organisation, people } = facts;
  const texts = comingTexts[locale];
  const { zone } = deal.frozen.organisation;
  const [only] = people.length === 1 ? people : [];
  const asking = people.some(({ state }) => state === "open");
  return (
    <PortalShell locale={locale} title={texts.title} organisation={organisation} deal={dealPath === null ? undefined : deal} terms={null} path={path}>
      <Opening
        eyebrow={texts.eyebrow(deal.frozen.course.title, organisation.name)}
        sentence={<Sentence pieces={sentenceOf(facts, locale)} locale={locale} zone={zone} />}
        note={asking && texts.note}
      >
        {only?.state === "open" && (
          <form method="post">
            <Hidden name="booking" value={only.bookingId} />
            <Actions><Button>{dealPath === null || only.ordered ? texts.yes : texts.yesFor(only.name)}</Button></Actions>
          </form>
        )}
      </Opening>
      {only === undefined && <Who {...props} />}
      <WhenAndWhere {...props} />
      {people.some(({ state }) => state === "open" || state === "coming") && <Cannot {...props} />}
    </PortalShell>
  );
}

function sentenceOf({ people, meetings }: ComingFacts, locale: Locale): readonly Piece[] {
  const texts = comingTexts[locale];
  const startsAt = meetings[0]?.startsAt ?? people[0]?.startsAt;
  const many = people.length > 1;
  const open = people.find(({ state }) => state === "open");
  const coming = people.find(({ state }) => state === "coming");
  if (open !== undefined) return many ? texts.asksWho(open.startsAt) : texts.asks(open.startsAt);
  if (coming !== undefined && startsAt !== undefined) {
    return many && people.every(({ state }) => state === "coming") ? texts.expectedAll(startsAt) : texts.expected(coming.startsAt);
  }
  const [gone] = people.flatMap(({ state }) => (state === "open" || state === "coming" ? [] : [state]));
  return texts.over[gone ?? "no-place"];
}

function Who({ facts, locale }: ComingPageProps) {
  const texts = comingTexts[locale];
  const { people, deal } = facts;
  const dates = new Set(people.map(({ startsAt }) => startsAt.toString()));
  const on = ({ startsAt }: ComingPerson) => (dates.size === 1 ? undefined : texts.onDate(formatMoment(startsAt, locale, deal.frozen.organisation.zone)));
  return (
    <Clause id="who" heading={texts.whoHeading}>
      <Facts facts={people.map((person) => ({ label: person.name, value: <Answer person={person} locale={locale} />, soft: on(person) }))} />
    </Clause>
  );
}

function Answer({ person: { bookingId, name, state }, locale }: { person: ComingPerson; locale: Locale }) {
  const texts = comingTexts[locale];
  if (state === "coming") return <b>{texts.comes}</b>;
  if (state !== "open") return <>{texts.states[state]}</>;
  return (
    <form method="post">
      <Hidden name="booking" value={bookingId} />
      <Button kind="plain">{texts.yesFor(name)}</Button>
    </form>
  );
}

function WhenAndWhere({ facts: { meetings, deal }, locale }: ComingPageProps) {
  const texts = comingTexts[locale];
  const { when, where } = meetingsInWords(meetings, locale, deal.frozen.organisation.zone);
  const online = [...new Set(meetings.flatMap(({ onlineUrl }) => onlineUrl ?? []))];
  return (
    <Clause id="when" heading={texts.whenHeading}>
      <Facts
        facts={[
          { label: texts.when, value: when },
          ...(where === "" ? [] : [{ label: texts.where, value: where }]),
          ...online.map((url) => ({ label: texts.online, value: <a href={url}>{url}</a> })),
        ]}
      />
    </Clause>
  );
}

function Cannot({ facts: { deal, organisation }, locale, dealPath }: ComingPageProps) {
  const texts = comingTexts[locale];
  const substitute = deal.frozen.conditions.substitute ? ` ${texts.substitute}` : "";
  if (dealPath !== null) {
    return (
      <Clause id="cannot" heading={texts.cannotHeading}>
        <p>{texts.cannotOrderer}</p>
        <Actions><Button kind="plain" href={`${dealPath}#rights`}>{texts.toDeal}</Button></Actions>
      </Clause>
    );
  }
  return (
    <Clause id="cannot" heading={texts.cannotHeading}>
      <p>{texts.cannotParticipant(deal.customer.orderedBy.name)}{substitute}</p>
      <p>{texts.tell(organisation.name)} <a href={`mailto:${organisation.email}`}>{organisation.email}</a>{organisation.phone !== "" && `, ${organisation.phone}`}.</p>
    </Clause>
  );
}
