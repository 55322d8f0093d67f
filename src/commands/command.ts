/** A command of the program. Its code is loaded only when it runs. */
export type Command = {
  name: string;
  usage: string;
  about: string;
  load: () => Promise<{ run: (args: readonly string[], env: Environment) => Promise<void> }>;
};

export type Environment = Readonly<Record<string, string | undefined>>;

/** The command did its work and found something that is not right: exit 1 unless it says otherwise, already told. */
export class Finding extends Error {
  override name = "Finding";
  readonly exitCode: number;
  constructor(message: string, { exitCode = 1 }: { exitCode?: number } = {}) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** The command was called the wrong way: exit 2. */
export class WrongUse extends Error {
  override name = "WrongUse";
}

/** Exactly one JSON value on stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/**
 * The value behind a flag such as `--as-of`.
 * @throws {WrongUse} when the flag stands there without one
 */
export function flagValue(args: readonly string[], flag: string): string | undefined {
  const index = args.indexOf(flag);
  if (index === -1) return undefined;
  const value = args[index + 1];
  if (value === undefined || value.startsWith("--")) throw new WrongUse(`${flag} wants a value`);
  return value;
}

/** The values behind a flag that may stand there several times. @throws {WrongUse} as {@link flagValue} */
export function flagValues(args: readonly string[], flag: string): string[] {
  return args.flatMap((arg, index) => (arg === flag ? [flagValue(args.slice(index), flag) ?? ""] : []));
}

type Known = { flags?: readonly string[]; valued?: readonly string[]; repeated?: readonly string[]; words?: number };

/**
 * Refuses what a command does not know: a flag with a slip of the pen must not run as if it were not there.
 * @param known `valued` flags take the word behind them, and `repeated` are those of them that may come more than once; `words` is how many others may stand there.
 * A bare `-` is a word: it stands for standard input or output.
 * @throws {WrongUse}
 */
export function onlyKnown(args: readonly string[], { flags = [], valued = [], repeated = [], words = 0 }: Known): void {
  const names = [...flags, ...valued];
  const loose = args.filter((_, index) => !valued.includes(args[index - 1] ?? ""));
  const isFlag = (arg: string) => arg.startsWith("-") && arg !== "-";
  const strange = loose.find((arg) => isFlag(arg) && !names.includes(arg));
  if (strange !== undefined) throw new WrongUse(`${strange} is not known here${names.length === 0 ? "" : `; there are ${names.join(", ")}`}`);
  const twice = loose.find((arg, index) => isFlag(arg) && !repeated.includes(arg) && loose.indexOf(arg) !== index);
  if (twice !== undefined) throw new WrongUse(`${twice} stands there twice`);
  const tooMany = loose.filter((arg) => !isFlag(arg))[words];
  if (tooMany !== undefined) throw new WrongUse(`${tooMany} is one word too many`);
}
