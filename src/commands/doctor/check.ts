/** One thing that was looked at, and what to do about it when it is not fine. */
export type Check = { name: string; ok: boolean; found: string; remedy: string | null };

export function check(name: string, ok: boolean, found: string, remedy: string): Check {
  return { name, ok, found, remedy: ok ? null : remedy };
}
