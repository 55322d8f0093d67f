import type { NewJob } from "../../platform/jobs.ts";

// Each mail is read by one job, which has its name: asking for it again adds none.

export function inboundJob({ organisationId, id }: { organisationId: string; id: string }): NewJob {
  return { task: "read-inbound-mail", payload: { organisationId, id }, key: `read-inbound-mail:${id}` };
}

export function strayJob(id: string): NewJob {
  return { task: "read-stray-mail", payload: { id }, key: `read-stray-mail:${id}` };
}
