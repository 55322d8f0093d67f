import { cents } from "../../domain/money.ts";
import type { Cents } from "../../domain/money.ts";
import { WrongUse } from "../command.ts";

/** What one question of `calc` understands. */
export type Form = { usage: string; values: readonly string[]; switches?: readonly string[]; words?: number };

export type Filled = {
  words: readonly string[];
  has: (flag: string) => boolean;
  /** Undefined when the flag is not there. */
  optional: (flag: string) => string | undefined;
  /** @throws {WrongUse} when the flag is not there */
  required: (flag: string) => string;
};

/**
 * Reads every argument: what is not understood is refused, because a slip of the pen must not give another answer.
 * @throws {WrongUse} in one line, with the usage
 */
export function readForm(args: readonly string[], { usage, values, switches = [], words: wanted = 0 }: Form): Filled {
  const refuse = (why: string) => new WrongUse(`${why}; usage: ${usage}`);
  const given = new Map<string, string>();
  const words: string[] = [];
  const left = args.values();
  for (const arg of left) {
    if (given.has(arg)) throw refuse(`${arg} stands there twice`);
    if (values.includes(arg)) {
      const { value } = left.next();
      if (value === undefined || value.startsWith("--")) throw refuse(`${arg} wants a value`);
      given.set(arg, value);
    } else if (switches.includes(arg)) given.set(arg, "");
    else if (arg.startsWith("--")) throw refuse(`${arg} is unknown`);
    else words.push(arg);
  }
  if (words.length > wanted) throw refuse(`${words[wanted]} is too much`);
  if (words.length < wanted) throw refuse("something is missing");
  return {
    words,
    has: (flag) => given.has(flag),
    optional: (flag) => given.get(flag),
    required: (flag) => {
      const value = given.get(flag);
      if (value === undefined) throw refuse(`${flag} is missing`);
      return value;
    },
  };
}

/** Euros as decimal text, with a comma or a point and at most two decimals, read without a float. */
export function readEuros(name: string, text: string): Cents {
  const match = /^(\d{1,13})(?:[.,](\d{1,2}))?$/.exec(text);
  if (match === null) throw new WrongUse(`${name} is ${text}, expected euros with at most two decimals such as 595.00`);
  const [, euros = "", rest = ""] = match;
  return cents(Number(`${euros}${rest.padEnd(2, "0")}`));
}

export function readDay(name: string, text: string): Temporal.PlainDate {
  const refusal = `${name} is ${text}, expected a day such as 2026-11-23`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new WrongUse(refusal);
  try {
    return Temporal.PlainDate.from(text);
  } catch (cause) {
    throw new WrongUse(refusal, { cause });
  }
}

export function readWhole(name: string, text: string): number {
  if (!/^\d{1,4}$/.test(text)) throw new WrongUse(`${name} is ${text}, expected a whole number from 0 to 9999`);
  return Number(text);
}

export function readZone(name: string, text: string): string {
  try {
    return Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId;
  } catch (cause) {
    throw new WrongUse(`${name} is ${text}, expected a time zone such as Europe/Amsterdam`, { cause });
  }
}
