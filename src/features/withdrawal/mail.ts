import { withdrawalEnds } from "../../domain/standing/leaving.ts";
import type { Trx } from "../../platform/house.ts";
import type { Deal } from "../deal/store.ts";
import { wasToldOfWithdrawal } from "../deal/wording.ts";
import { queueMessages } from "../messages/store.ts";
import { reasonInWords } from "../standing/words.ts";
import type { Statement } from "./store.ts";
import type { WithdrawalResult } from "./withdraw-deal.ts";

type About = { statement: Statement; deal: Deal; result: WithdrawalResult; now: Temporal.Instant };

/** The acknowledgement to the address that was given. It says nothing about any deal: whoever typed it may be anybody. */
export async function acknowledge(trx: Trx, statement: Statement, now: Temporal.Instant): Promise<void> {
  await queueMessages(trx, statement.organisation_id, now, [{
    subjectKind: "organisation",
    subjectId: statement.organisation_id,
    dedupeKey: `withdrawal-acknowledged:${statement.id}`,
    to: { address: statement.email, name: statement.name },
    locale: statement.locale,
    facts: { kind: "withdrawal-acknowledged", ...saidIn(statement) },
  }]);
}

/** To the customer of the deal, at the address of the order: the acknowledgement, with what the statement does, or why it does nothing. */
export async function answerCustomer(trx: Trx, { statement, deal, result, now }: About): Promise<void> {
  const { zone } = deal.frozen.organisation;
  const refund = result.standing?.duties.find(({ duty }) => duty === "refund");
  await queueMessages(trx, deal.organisation_id, now, [{
    subjectKind: "deal",
    subjectId: deal.id,
    dedupeKey: `withdrawal-answered:${statement.id}:${result.outcome}`,
    to: { address: deal.customer.orderedBy.email, name: deal.customer.orderedBy.name },
    locale: deal.locale,
    facts: {
      kind: "withdrawal-answered",
      dealId: deal.id,
      ...saidIn(statement),
      outcome: result.outcome,
      until: withdrawalEnds({ formedAt: deal.formed_at, zone, withdrawalInformed: wasToldOfWithdrawal(deal.frozen) }).toString(),
      owesCents: result.standing?.customerOwesCents ?? 0,
      partCents: result.lines.reduce((sum, line) => sum + line.amountCents, 0),
      reasons: result.lines.map((line) => reasonInWords(line, { locale: deal.locale, zone, kind: deal.customer.kind })),
      refundCents: result.standing?.organiserOwesCents ?? 0,
      refundBy: refund?.by?.toString() ?? null,
    },
  }]);
}

/** To the trainer, each time: somebody leaves, or somebody waits for an answer. */
export async function tellTrainer(trx: Trx, { statement, deal, result, now }: { statement: Statement; deal: Deal | null; result: WithdrawalResult | null; now: Temporal.Instant }): Promise<void> {
  const { organisation_id: organisationId, id, outcome } = statement;
  const { email, contact_name: name, locale } = await trx.selectFrom("organisations").select(["email", "contact_name", "locale"]).where("organisation_id", "=", organisationId).executeTakeFirstOrThrow();
  const refund = result?.standing?.duties.find(({ duty }) => duty === "refund");
  await queueMessages(trx, organisationId, now, [{
    ...(deal === null ? { subjectKind: "organisation" as const, subjectId: organisationId } : { subjectKind: "deal" as const, subjectId: deal.id }),
    dedupeKey: `withdrawal-told:${id}:${outcome}`,
    to: { address: email, name },
    locale,
    facts: {
      kind: "withdrawal-told",
      ...saidIn(statement),
      outcome,
      deal: deal === null ? null : { code: deal.code, course: deal.frozen.course.title },
      refundCents: result?.standing?.organiserOwesCents ?? 0,
      refundBy: refund?.by?.toString() ?? null,
    },
  }]);
}

/** Of a letter the hour is not known. */
function saidIn({ id, name, order_text: order, email, received_at: at, channel }: Statement) {
  return { statementId: id, said: { name, order, email }, receivedAt: at.toString(), ...(channel === "letter" || channel === "mail" ? { onDay: true } : {}) };
}
