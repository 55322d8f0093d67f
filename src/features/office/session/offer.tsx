import { offerEndsAt } from "../../../domain/conditions/offer-deadline.ts";
import { Button } from "../../../ui/button.tsx";
import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { Preview } from "../../../ui/office/preview.tsx";
import type { Desk } from "../frame/desk.ts";
import { moment } from "../frame/format.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { frameTexts } from "../frame/texts.ts";
import type { Person, SessionFacts } from "./facts.ts";
import { offerTexts } from "./offer-texts.ts";
import { countPlaces } from "./seats.tsx";
import { titleOf } from "./summary.tsx";

/** Offering a place to somebody who waits. Out of order it is said that others are passed. */
export function OfferPage({ facts, people, desk }: { facts: SessionFacts; people: readonly Person[]; desk: Desk }) {
  const texts = offerTexts[desk.locale];
  const { session } = facts.view;
  const [first] = people;
  const title = titleOf(facts.view, desk);
  const back = `/office/sessions/${session.id}`;
  const name = first?.name ?? "";
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={`${texts.title}, ${name}`}
      head={{ crumb: [{ href: "/office/sessions", label: frameTexts[desk.locale].sessions }, { href: back, label: title }], title: texts.title, lead: texts.lead(name) }}
    >
      <div class="text">
        <Part id="preview" heading={texts.preview}>
          {first === undefined ? <EmptyLine>{texts.nobody}</EmptyLine> : <Deed facts={facts} people={people} first={first} desk={desk} />}
        </Part>
      </div>
      <p class="small"><a href={back}>{frameTexts[desk.locale].keepIt}</a></p>
    </OfficePage>
  );
}

function Deed({ facts, people, first, desk }: { facts: SessionFacts; people: readonly Person[]; first: Person; desk: Desk }) {
  const texts = offerTexts[desk.locale];
  const { now } = frameTexts[desk.locale];
  const { session } = facts.view;
  const free = countPlaces(facts).free;
  const passed = facts.waiting.indexOf(first);
  const endsAt = session.starts_at === null ? null : offerEndsAt({ now: desk.now, offerHours: session.conditions.offerHours, startsAt: session.starts_at, signUpUntil: session.sign_up_until });
  const canOffer = free > 0 && endsAt !== null;
  const { orderedBy } = first.signUp.customer;
  return (
    <>
      <Preview
        steps={[
          ...(passed > 0 ? [{ when: now, what: texts.passes(passed) }] : []),
          ...(canOffer
            ? [
                { when: now, what: texts.offers(Math.min(free, people.length)) },
                { when: now, what: frameTexts[desk.locale].mailTo(`${orderedBy.name}, ${orderedBy.email}`) },
                { when: moment(endsAt, desk), what: texts.ends },
              ]
            : [{ when: now, what: texts.waits }]),
        ]}
      />
      <form method="post" class="entry-do"><Button>{canOffer ? texts.offer : texts.front}</Button></form>
    </>
  );
}
