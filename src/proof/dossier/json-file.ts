import { strictText, utf8 } from "../bytes.ts";
import { canonicalJson } from "../record/canonical.ts";
import type { Plain } from "../record/canonical.ts";

const deepest = 12;

export function jsonFile(value: Plain): Uint8Array {
  return utf8.encode(canonicalJson(value));
}

/**
 * The value of a file with canonical JSON. What two programs could read as two values is none: a name that stands there twice, another order, spaces.
 * @returns null for anything else
 */
export function readJsonFile(bytes: Uint8Array): { value: unknown } | null {
  try {
    const text = strictText(bytes);
    const value: unknown = JSON.parse(text);
    return isShallow(value) && canonicalJson(value) === text ? { value } : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}

/** Whether a value nests so little that everything that walks through it comes to an end. Walked without recursion, for that reason. */
function isShallow(value: unknown): value is Plain {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) return false;
    level = level.flatMap((one) => (typeof one === "object" && one !== null ? Object.values(one) : []));
  }
  return true;
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether an object has these names and no others. */
export function hasOnly(value: Record<string, unknown>, names: readonly string[]): boolean {
  return Object.keys(value).length === names.length && names.every((name) => Object.hasOwn(value, name));
}

export function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
