import { Two } from "../../../ui/office/two.tsx";
import type { Desk } from "../frame/desk.ts";
import { frameTexts } from "../frame/texts.ts";
import { OfficePage } from "../frame/office-page.tsx";
import { SessionDeeds, SessionLinks } from "./deeds.tsx";
import { Days } from "./days.tsx";
import type { SessionFacts } from "./facts.ts";
import { People } from "./people.tsx";
import { Seats } from "./seats.tsx";
import { Summary, aboutSession, titleOf } from "./summary.tsx";
import { WaitingPart } from "./waiting.tsx";

/** One session: how it stands, who sits where, what comes, and what can be done. */
export function SessionPage({ facts, desk }: { facts: SessionFacts; desk: Desk }) {
  const { view } = facts;
  const title = titleOf(view, desk);
  return (
    <OfficePage
      desk={desk}
      section="sessions"
      title={title}
      head={{
        crumb: [{ href: "/office/sessions", label: frameTexts[desk.locale].sessions }, { href: `/office/courses/${view.course.slug}`, label: view.course.title }],
        title,
        lead: <Summary facts={facts} desk={desk} />,
        about: aboutSession(view, desk),
        actions: <SessionLinks facts={facts} desk={desk} />,
      }}
    >
      <Seats facts={facts} desk={desk} />
      <Days facts={facts} desk={desk} />
      <People facts={facts} desk={desk} />
      <Two>
        <SessionDeeds facts={facts} desk={desk} />
        <WaitingPart facts={facts} desk={desk} />
      </Two>
    </OfficePage>
  );
}
