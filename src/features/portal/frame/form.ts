import type { Context } from "hono";

/** One field of a form that was sent, as text; empty when it is not there or is a file. */
export async function formText(c: Context, name: string): Promise<string> {
  const value = (await c.req.parseBody())[name];
  return typeof value === "string" ? value : "";
}

/** Whether a text could be an identifier of ours; anything else is not asked of the database. */
export function isId(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
