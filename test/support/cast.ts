import { createHash } from "node:crypto";
import type { Conditions } from "../../src/domain/conditions/conditions.ts";
import type { CustomerKind } from "../../src/domain/customer-kind.ts";
import type { Customer } from "../../src/domain/deal/frozen-deal.ts";
import type { House } from "../../src/platform/house.ts";
import { uuidv7 } from "../../src/platform/ids.ts";
import type { SignUpInput } from "../../src/features/sign-up/actions.ts";

/** The people and things that tests are about. Everybody in it is invented. */

export const payBefore: Conditions = {
  payment: { mode: "before", dueDays: 7, graceHours: 12, onLapse: "release", reminderDaysBefore: 2 },
  offerHours: 48,
  cancellation: {
    company: [
      { fromDaysBefore: 28, feeBasisPoints: 0 },
      { fromDaysBefore: 14, feeBasisPoints: 5000 },
      { fromDaysBefore: 0, feeBasisPoints: 10000 },
    ],
    consumer: [
      { fromDaysBefore: 14, feeBasisPoints: 0 },
      { fromDaysBefore: 0, feeBasisPoints: 5000 },
    ],
  },
  noShow: { companyFeeBasisPoints: 10000, consumerFeeBasisPoints: 5000 },
  move: { freeTimes: 1, untilDaysBefore: 2, feeCents: 0, validMonths: 6 },
  substitute: true,
  refundIfRefilled: true,
  confirmHoursBefore: null,
  reminderDaysAfter: null,
  lateCharges: "after-notice",
};

export const payAfter: Conditions = {
  ...payBefore,
  payment: { mode: "after", dueDaysAfterSession: 14, reminderDaysBefore: 2 },
};

export type Stage = { organisationId: string; organisationSlug: string; courseSlug: string; sessionSlug: string; sessionId: string; courseId: string; termsSha256: string };

/** An organisation with one course and one published session. */
export async function setStage(
  house: House,
  options: {
    slug?: string;
    capacity?: number;
    priceCents?: number;
    vatBasisPoints?: number;
    conditions?: Conditions;
    startsAt?: Temporal.Instant;
    hours?: number;
  } = {},
): Promise<Stage> {
  const now = house.clock.now();
  const organisationId = uuidv7(now);
  const organisationSlug = options.slug ?? "helder";
  await house.db
    .insertInto("organisations")
    .values({
      organisation_id: organisationId,
      slug: organisationSlug,
      name: "Studio Helder",
      contact_name: "Marit Oldenkamp",
      street: "Oude Lijnbaan 14",
      postcode: "3599 XX",
      town: "Utrecht",
      phone: "030 000 04 12",
      email: `hallo@${organisationSlug}.example`,
      kvk_number: "00012345",
      vat_number: "NL000123456B01",
      iban: "NL91ABNA0417164300",
      account_name: "Studio Helder",
      created_at: now.toString(),
    })
    .execute();
  const termsId = uuidv7(now);
  const pdf = Buffer.from(`%PDF-1.7\n% voorwaarden van ${organisationSlug}\n`);
  const termsSha256 = createHash("sha256").update(pdf).digest("hex");
  await house.db
    .insertInto("terms_versions")
    .values({
      organisation_id: organisationId,
      id: termsId,
      number: 4,
      title: "Algemene voorwaarden",
      locale: "nl",
      source: "markdown",
      markdown: "# Voorwaarden\n\nWij geven de training; u betaalt op tijd.",
      html: "<h1>Voorwaarden</h1>\n<p>Wij geven de training; u betaalt op tijd.</p>\n",
      pdf,
      sha256: termsSha256,
      published_at: now.toString(),
    })
    .execute();
  const courseId = uuidv7(now);
  await house.db
    .insertInto("courses")
    .values({
      organisation_id: organisationId,
      id: courseId,
      slug: "onderhandelen",
      title: "Onderhandelen zonder trucs",
      lead: "Twee dagen oefenen met vragen wat u wilt.",
      duration: "2 dagen (14 uur)",
      language: "nl",
      vat_basis_points: options.vatBasisPoints ?? 2100,
      created_at: now.toString(),
    })
    .execute();
  const sessionId = await addSession(house, { ...options, organisationId, courseId, termsId, slug: "jan-21" });
  return { organisationId, organisationSlug, courseSlug: "onderhandelen", sessionSlug: "jan-21", sessionId, courseId, termsSha256 };
}

export async function addSession(
  house: House,
  session: {
    organisationId: string;
    courseId: string;
    termsId: string;
    slug: string;
    capacity?: number;
    priceCents?: number;
    conditions?: Conditions;
    startsAt?: Temporal.Instant;
    hours?: number;
  },
): Promise<string> {
  const now = house.clock.now();
  const id = uuidv7(now);
  const startsAt = session.startsAt ?? Temporal.Instant.from("2027-01-21T08:30:00Z");
  const endsAt = startsAt.add({ minutes: Math.round((session.hours ?? 7.5) * 60) });
  await house.db
    .insertInto("sessions")
    .values({
      organisation_id: session.organisationId,
      id,
      course_id: session.courseId,
      slug: session.slug,
      status: "published",
      language: "nl",
      price_cents: session.priceCents ?? 89_500,
      capacity: session.capacity ?? 12,
      minimum: 5,
      terms_version_id: session.termsId,
      conditions: JSON.stringify(session.conditions ?? payBefore),
      starts_at: startsAt.toString(),
      ends_at: endsAt.toString(),
      published_at: now.toString(),
      created_at: now.toString(),
    })
    .execute();
  await house.db
    .insertInto("meetings")
    .values({
      organisation_id: session.organisationId,
      session_id: id,
      position: 1,
      starts_at: startsAt.toString(),
      ends_at: endsAt.toString(),
      place: "Pakhuis De Wending",
      address: "Sluiskade 40, Utrecht",
    })
    .execute();
  return id;
}

export function customer(name: string, kind: CustomerKind = "company"): Customer {
  const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, ".")}@voorbeeld.example`;
  return {
    kind,
    name: kind === "company" ? `${name} B.V.` : name,
    kvkNumber: kind === "company" ? "00098765" : "",
    street: "Tegelkade 3",
    postcode: "3599 YZ",
    town: "Utrecht",
    country: "NL",
    billingEmail: email,
    reference: "",
    remark: "",
    orderedBy: { name, email },
  };
}

/** A sign-up as the page would send it, for one place unless more names are given. */
export function signUpOf(
  stage: Pick<Stage, "organisationId" | "sessionId">,
  names: string | readonly string[],
  extra: Partial<SignUpInput> = {},
): SignUpInput {
  const people = typeof names === "string" ? [names] : names;
  const [first = "Sanne Kooiman"] = people;
  return {
    organisationId: stage.organisationId,
    sessionId: stage.sessionId,
    token: `token-${first}-${people.length}`,
    channel: "page",
    locale: "nl",
    customer: customer(first),
    participants: people.map((name) => {
      const [firstName = name, ...rest] = name.split(" ");
      return { firstName, lastName: rest.join(" "), email: customer(name).billingEmail, needs: "" };
    }),
    consents: { terms: true, earlyStart: false },
    seen: null,
    ifFull: "wait",
    ...extra,
  };
}
