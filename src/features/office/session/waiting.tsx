import { EmptyLine } from "../../../ui/office/empty-line.tsx";
import { Part } from "../../../ui/office/part.tsx";
import { StateMark } from "../../../ui/office/state-mark.tsx";
import { WaitingLine } from "../../../ui/office/waiting-line.tsx";
import type { Desk } from "../frame/desk.ts";
import { shortMoment } from "../frame/format.ts";
import { words } from "../frame/words.ts";
import type { Person, SessionFacts } from "./facts.ts";
import { countPlaces } from "./seats.tsx";
import { sessionTexts } from "./texts.ts";

/** Who waits, one line for each request, and the way to offer somebody a place. */
export function WaitingPart({ facts, desk }: { facts: SessionFacts; desk: Desk }) {
  const texts = sessionTexts[desk.locale].waiting;
  const requests = [...Map.groupBy(facts.waiting, (person) => person.signUp.id).values()];
  const { free } = countPlaces(facts);
  return (
    <Part id="wait" heading={texts.heading} count={requests.length} beside={texts.beside}>
      {requests.length === 0 ? (
        <EmptyLine>{texts.empty}</EmptyLine>
      ) : (
        <WaitingLine people={requests.flatMap((people) => lineOf(people, free, facts.view.session.id, desk))} />
      )}
    </Part>
  );
}

function lineOf(people: readonly Person[], free: number, sessionId: string, desk: Desk) {
  const [first] = people;
  if (first === undefined) return [];
  const texts = sessionTexts[desk.locale].waiting;
  const { booking, signUp } = first;
  const since = [texts.since(shortMoment(booking.created_at, desk)), ...(people.length > 1 ? [texts.places(people.length)] : [])].join(" · ");
  const word = booking.pinned_at === null ? words[desk.locale].place.waiting : texts.pinned;
  return [
    {
      name: <>{first.name}{signUp.customer.kind === "company" && <span class="soft"> · {signUp.customer.name}</span>}</>,
      since,
      state: <StateMark mark="p-waiting" word={word} tone="quiet" />,
      deed: booking.pinned_at === null && <a class="xs" href={`/office/sessions/${sessionId}/offer/${signUp.id}`}>{free > 0 ? texts.offer : texts.front}</a>,
    },
  ];
}
