import { createHash } from "node:crypto";
import { atLocalTime } from "../../domain/calendar/local-day.ts";
import { nextWorkingDay } from "../../domain/calendar/working-days.ts";
import type { House } from "../../platform/house.ts";
import { uuidv7 } from "../../platform/ids.ts";
import { markdownHtml } from "../../platform/pdf/markdown.ts";
import { termsPdf } from "../../platform/pdf/terms-pdf.ts";
import { scheduleDeadlines } from "../deadlines/store.ts";
import { makeDiscountCode } from "../discounts/actions.ts";
import { conditionsOf, courses, rulesOf, sessions, studio, termsMarkdown } from "./catalogue.ts";
import type { DemoSession } from "./catalogue.ts";

const zone = "Europe/Amsterdam";

/** The organisation with its terms, courses and sessions. */
export type DemoStage = { organisationId: string; sessionId: (key: string) => string };

/** Writes what the demo is about: everything published as of some weeks ago. */
export async function setDemoStage(house: House, today: Temporal.PlainDate, openedAt: Temporal.Instant): Promise<DemoStage> {
  const organisationId = uuidv7(openedAt);
  const at = openedAt.toString();
  await house.db.insertInto("organisations").values({ organisation_id: organisationId, ...studio, created_at: at }).execute();
  const termsVersionId = await publishDemoTerms(house, organisationId, openedAt);
  const courseIds = new Map<string, string>();
  for (const [position, course] of courses.entries()) {
    const id = uuidv7(openedAt);
    courseIds.set(course.slug, id);
    await house.db
      .insertInto("courses")
      .values({
        organisation_id: organisationId,
        id,
        ...course,
        outcomes: JSON.stringify(course.outcomes),
        included: JSON.stringify(course.included),
        language: "nl",
        vat_basis_points: 2_100,
        position,
        created_at: at,
      })
      .execute();
  }
  await makeDiscountCode(house, { organisationId, by: "demo" }, {
    code: "KENNISMAKEN", gives: { basisPointsOff: 1_000 }, courseId: null, validFrom: null, validUntil: null, mostUses: 20, oncePerCustomer: true, token: "demo",
  });
  const ids = new Map<string, string>();
  for (const session of sessions) {
    const courseId = courseIds.get(session.course) ?? "";
    ids.set(session.key, await insertSession(house, { organisationId, courseId, termsVersionId, session, today, openedAt }));
  }
  return { organisationId, sessionId: (key) => ids.get(key) ?? "" };
}

async function publishDemoTerms(house: House, organisationId: string, publishedAt: Temporal.Instant): Promise<string> {
  const publishedOn = publishedAt.toZonedDateTimeISO(zone).toPlainDate();
  const title = "Algemene voorwaarden";
  const pdf = await termsPdf({ title, number: 1, organisationName: studio.name, markdown: termsMarkdown, locale: "nl", publishedOn });
  const id = uuidv7(publishedAt);
  await house.db
    .insertInto("terms_versions")
    .values({
      organisation_id: organisationId,
      id,
      number: 1,
      title,
      locale: "nl",
      source: "markdown",
      markdown: termsMarkdown,
      html: markdownHtml(termsMarkdown),
      pdf,
      sha256: createHash("sha256").update(pdf).digest("hex"),
      published_at: publishedAt.toString(),
    })
    .execute();
  return id;
}

async function insertSession(
  house: House,
  of: { organisationId: string; courseId: string; termsVersionId: string; session: DemoSession; today: Temporal.PlainDate; openedAt: Temporal.Instant },
): Promise<string> {
  const { organisationId, courseId, termsVersionId, session, today, openedAt } = of;
  const id = uuidv7(openedAt);
  const meetings = meetingsOf(session, today);
  const [first] = meetings;
  const last = meetings.at(-1);
  if (first === undefined || last === undefined) throw new Error(`demo session ${session.key}: no meetings`);
  await house.db.transaction().execute(async (trx) => {
    await trx
      .insertInto("sessions")
      .values({
        organisation_id: organisationId,
        id,
        course_id: courseId,
        slug: first.startsAt.toZonedDateTimeISO(zone).toPlainDate().toString(),
        status: "published",
        language: "nl",
        price_cents: session.priceCents,
        price_rules: JSON.stringify(rulesOf(session, first.startsAt.toZonedDateTimeISO(zone).toPlainDate())),
        capacity: session.capacity,
        minimum: session.minimum,
        terms_version_id: termsVersionId,
        conditions: JSON.stringify(conditionsOf(session)),
        starts_at: first.startsAt.toString(),
        ends_at: last.endsAt.toString(),
        published_at: openedAt.toString(),
        created_at: openedAt.toString(),
      })
      .execute();
    const place = "online" in session.place ? { online_url: session.place.online } : session.place;
    await trx
      .insertInto("meetings")
      .values(meetings.map(({ startsAt, endsAt }, index) => ({
        organisation_id: organisationId,
        session_id: id,
        position: index + 1,
        starts_at: startsAt.toString(),
        ends_at: endsAt.toString(),
        ...place,
      })))
      .execute();
    await scheduleDeadlines(trx, organisationId, openedAt, [{ what: "session-end", subjectId: id, dueAt: last.endsAt }]);
  });
  return id;
}

/** Consecutive working days, from the first one on or after the wanted day. */
function meetingsOf({ startsInDays, days, hours: [from, to] }: DemoSession, today: Temporal.PlainDate) {
  const dates: Temporal.PlainDate[] = [];
  let date = nextWorkingDay(today.add({ days: startsInDays }));
  while (dates.length < days) {
    dates.push(date);
    date = nextWorkingDay(date.add({ days: 1 }));
  }
  return dates.map((on) => ({ startsAt: atLocalTime(on, from, zone), endsAt: atLocalTime(on, to, zone) }));
}
