import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";

/** An error of the API: RFC 9457, with a `code` that stays stable while the words may change. */
export type Problem = {
  status: ContentfulStatusCode;
  code: string;
  title: string;
  detail?: string;
  /** What else a machine needs to go on: the fields that are wrong, what changed, the most that is possible. */
  [extension: string]: unknown;
};

export function problem(c: Context, { status, code, title, ...rest }: Problem): Response {
  return c.json({ type: `urn:handslag:problem:${code}`, title, status, code, ...rest }, status, {
    "content-type": "application/problem+json",
  });
}
