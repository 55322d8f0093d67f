import type { TaskList } from "graphile-worker";
import { sql } from "kysely";
import type { Transaction } from "kysely";
import type pg from "pg";
import type { Database } from "./database/schema.ts";
import { gather } from "./gather.ts";
import type { Logger } from "./logger.ts";

export type NewJob = { task: string; payload: Record<string, unknown>; runAt?: Temporal.Instant; maxAttempts?: number; /** A job of this name that waits is taken up anew in its place. */ key?: string };

/** Adds jobs inside our own transaction, with one statement however many there are. */
export async function addJobs(trx: Transaction<Database>, jobs: readonly NewJob[]): Promise<void> {
  if (jobs.length === 0) return;
  const specs = jobs.map(({ task, payload, runAt, maxAttempts, key }) => ({
    identifier: task,
    payload,
    run_at: runAt?.toString() ?? null,
    max_attempts: maxAttempts ?? 25,
    job_key: key ?? null,
  }));
  await sql`
    select count(*) from graphile_worker.add_jobs((
      select array_agg((spec.identifier, spec.payload, null, spec.run_at, spec.max_attempts, spec.job_key, null, null)::graphile_worker.job_spec)
      from json_to_recordset(${JSON.stringify(specs)}::json)
        as spec(identifier text, payload json, run_at timestamptz, max_attempts smallint, job_key text)
    ))
  `.execute(trx);
}

export type JobRunner = { stop: () => Promise<void> };

/**
 * Works through the queue until stopped; stopping lets running jobs finish and marks them as finished.
 * @param options.onEnd hears why the queue ended without being asked to: then nobody sends mail any more
 */
export async function startJobs(
  pool: pg.Pool,
  tasks: TaskList,
  { log, concurrency = 4, onEnd }: { log: Logger; concurrency?: number; onEnd: (reason: string) => void },
): Promise<JobRunner> {
  const { Logger: QueueLogger, run } = await import("graphile-worker");
  const troubled = gather((times) => log.warn({ times }, "the job queue had trouble with the database and goes on"));
  const runner = await run({
    pgPool: pool,
    taskList: tasks,
    concurrency,
    noHandleSignals: true,
    pollInterval: 1000,
    // Without these the queue does not wait, at the end, for finished jobs to be marked as finished.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    // What the queue itself writes of a failed job quotes its error, and with it people's addresses.
    logger: new QueueLogger(() => (level, message) => {
      if (level === "error" && !message.startsWith("Failed task")) troubled();
    }),
  });
  runner.events.on("job:error", ({ job, error }) => {
    const kind = error instanceof Error ? error.name : typeof error;
    log.warn({ task: job.task_identifier, job: job.id, attempt: job.attempts, of: job.max_attempts, kind }, "a job failed");
  });
  runner.promise.catch((error: unknown) => onEnd(`the job queue ended: ${error instanceof Error ? error.message : String(error)}`));
  return { stop: () => runner.stop() };
}
