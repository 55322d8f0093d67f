import { sql } from "kysely";
import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import type { PlanAnswer } from "../../domain/track-record/decide-plan-answer.ts";
import type { Database } from "../../platform/database/schema.ts";

type Db = Kysely<Database>;

export type PlanReview = Selectable<Database["plan_reviews"]>;

/** What a customer asked about the plan of a deal, and the answer; undefined when nobody asked. */
export async function planReviewOf(db: Db, organisationId: string, dealId: string): Promise<PlanReview | undefined> {
  return db.selectFrom("plan_reviews").selectAll().where("organisation_id", "=", organisationId).where("deal_id", "=", dealId).executeTakeFirst();
}

const answered = z.object({ thisDeal: z.boolean(), later: z.enum(["as-session", "on-your-word"]).nullable() });

/** What was answered to a question, as its record has it; null while it waits. */
export async function answerTo(db: Db, { organisation_id: organisationId, deal_id: dealId, answer }: PlanReview): Promise<PlanAnswer | null> {
  if (answer === null) return null;
  const { details } = await db
    .selectFrom("records")
    .select("details")
    .where("organisation_id", "=", organisationId)
    .where("subject_id", "=", dealId)
    .where("type", "in", ["plan.review-kept", "plan.review-overruled"])
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  return answered.parse(details);
}

/** A question about a plan that waits for an answer. */
export type OpenPlanReview = {
  code: string;
  course_title: string;
  customer_name: string;
  asked_at: Temporal.Instant;
  /** When the places lapse if nothing is paid or decided; null when they do not. */
  lapses_at: Temporal.Instant | null;
};

export async function openPlanReviews(db: Db, organisationId: string): Promise<OpenPlanReview[]> {
  return db
    .selectFrom("plan_reviews")
    .innerJoin("deals", (join) => join.onRef("deals.organisation_id", "=", "plan_reviews.organisation_id").onRef("deals.id", "=", "plan_reviews.deal_id"))
    .leftJoin("deadlines", (join) =>
      join
        .onRef("deadlines.organisation_id", "=", "plan_reviews.organisation_id")
        .onRef("deadlines.subject_id", "=", "plan_reviews.deal_id")
        .on("deadlines.what", "=", "hold")
        .on("deadlines.done_at", "is", null),
    )
    .select(["deals.code", "plan_reviews.asked_at", "deadlines.due_at as lapses_at", sql<string>`deals.frozen -> 'course' ->> 'title'`.as("course_title"), sql<string>`deals.customer ->> 'name'`.as("customer_name")])
    .where("plan_reviews.organisation_id", "=", organisationId)
    .where("plan_reviews.answered_at", "is", null)
    .orderBy("plan_reviews.asked_at")
    .execute();
}
