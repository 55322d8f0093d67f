import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import { keptSecret } from "./kept-secret.ts";

/** Everything that the world outside decides, parsed once at the start. */
export type Config = {
  port: number;
  /** The address under which people reach this house, without a slash at the end. */
  baseUrl: string;
  dataFolder: string;
  /** Null: the embedded database in the data folder. */
  databaseUrl: string | null;
  /** Null: mail is kept until there is a server to hand it to. */
  smtpUrl: string | null;
  /** The address that mail comes from; null: the organisation's own. */
  mailFrom: string | null;
  /** Where reports about our mail and answers to it come in; null: nobody hears them. */
  bounce: { domain: string; port: number } | null;
  tsaUrls: readonly string[];
  mollie: { apiKey: string; apiUrl: string } | null;
  secret: string;
  /** A demo catches its mail and has a clock that can be moved. */
  demo: boolean;
  logLevel: LogLevel;
};

const logLevels = ["debug", "info", "warn", "error", "silent"] as const;
export type LogLevel = (typeof logLevels)[number];

/** A variable with a value that cannot be used. The message is one line that says what was expected. */
export class ConfigError extends Error {
  override name = "ConfigError";
}

type Variable = { schema: z.ZodType<string>; expected: string; secret?: boolean };

/** Links and forms of ours begin at the root of the address, so it has no path. */
const isRoot = (value: string) => {
  if (!URL.canParse(value)) return false;
  const { pathname, search, hash, username } = new URL(value);
  return `${pathname}${search}${hash}${username}` === "/";
};

const url = (protocols: readonly string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol));

const variables = {
  PORT: { schema: z.string().regex(/^\d{1,5}$/).refine((value) => Number(value) <= 65_535), expected: "a port number from 0 to 65535" },
  HANDSLAG_URL: { schema: url(["http:", "https:"]).refine(isRoot), expected: "an http or https address without a path, such as https://afspraak.voorbeeld.nl" },
  HANDSLAG_DATA: { schema: z.string().min(1), expected: "the path of a folder that we may write in" },
  DATABASE_URL: { schema: url(["postgres:", "postgresql:"]), expected: "an address such as postgres://user:password@host:5432/handslag", secret: true },
  SMTP_URL: { schema: url(["smtp:", "smtps:"]), expected: "an address such as smtps://user:password@mail.voorbeeld.nl:465", secret: true },
  MAIL_FROM: { schema: z.email(), expected: "an e-mail address" },
  BOUNCE_DOMAIN: {
    schema: z.string().max(200).regex(/^(?=.*[a-z])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/),
    expected: "a domain in lower case whose mail comes here and nowhere else, such as bounce.voorbeeld.nl",
  },
  BOUNCE_PORT: { schema: z.string().regex(/^\d{1,5}$/).refine((value) => Number(value) >= 1 && Number(value) <= 65_535), expected: "a port number from 1 to 65535, with BOUNCE_DOMAIN" },
  TSA_URLS: {
    schema: z.string().refine((value) => value.split(",").every((one) => url(["http:", "https:"]).safeParse(one.trim()).success)),
    expected: "http or https addresses, separated by commas",
  },
  MOLLIE_API_KEY: { schema: z.string().regex(/^(test|live)_\w+$/), expected: "a key that starts with test_ or live_", secret: true },
  MOLLIE_API_URL: { schema: url(["http:", "https:"]), expected: "an http or https address" },
  HANDSLAG_SECRET: { schema: z.string().min(32), expected: "at least 32 characters", secret: true },
  LOG_LEVEL: { schema: z.enum(logLevels), expected: `one of ${logLevels.join(", ")}` },
} satisfies Record<string, Variable>;

type Name = keyof typeof variables;

/** Who reads the configuration: a server, the demo, or a command that works for either. */
export type Reader = "server" | "demo" | "command";

/**
 * @param env the variables of the process; empty ones count as absent
 * @throws {ConfigError} at the first value that cannot be used
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>, reader: Reader = "server"): Config {
  const value = (name: Name) => readVariable(env, name);
  const port = Number(value("PORT") ?? "3000");
  const [databaseUrl, secret] = [value("DATABASE_URL"), value("HANDSLAG_SECRET")];
  const dataFolder = resolve(value("HANDSLAG_DATA") ?? usualFolder(reader));
  if (databaseUrl === undefined || secret === undefined) makeFolder(dataFolder);
  const mollieKey = value("MOLLIE_API_KEY");
  const mollieUrl = value("MOLLIE_API_URL") ?? "https://api.mollie.com";
  return {
    port,
    baseUrl: (value("HANDSLAG_URL") ?? `http://localhost:${port}`).replace(/\/+$/, ""),
    dataFolder,
    databaseUrl: databaseUrl ?? null,
    smtpUrl: value("SMTP_URL") ?? null,
    mailFrom: value("MAIL_FROM") ?? null,
    bounce: readBounce(value("BOUNCE_DOMAIN"), value("BOUNCE_PORT")),
    tsaUrls: (value("TSA_URLS") ?? "").split(",").map((one) => one.trim()).filter((one) => one !== ""),
    mollie: mollieKey === undefined ? null : { apiKey: mollieKey, apiUrl: mollieUrl },
    secret: secret ?? keptSecret(join(dataFolder, "secret")),
    demo: reader === "demo",
    logLevel: logLevels.find((level) => level === value("LOG_LEVEL")) ?? "info",
  };
}

/** Ports below 1024 belong to root, so mail comes to another one and port 25 is passed on to it. */
function readBounce(domain: string | undefined, port: string | undefined): Config["bounce"] {
  if (domain !== undefined) return { domain, port: Number(port ?? "2525") };
  if (port === undefined) return null;
  throw new ConfigError(`BOUNCE_PORT is ${JSON.stringify(port)}, expected ${variables.BOUNCE_PORT.expected}`);
}

/** The demo has a folder of its own. A command means the real one, unless only the demo was ever started. */
function usualFolder(reader: Reader): string {
  const [real, demo] = ["./data", "./data/demo"];
  const hasDatabase = (folder: string) => existsSync(join(folder, "postgres"));
  return reader === "demo" || (reader === "command" && !hasDatabase(real) && hasDatabase(demo)) ? demo : real;
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw new ConfigError(`HANDSLAG_DATA is ${JSON.stringify(folder)}, expected ${variables.HANDSLAG_DATA.expected}`);
  }
}

function readVariable(env: Readonly<Record<string, string | undefined>>, name: Name): string | undefined {
  const text = env[name]?.trim();
  if (text === undefined || text === "") return undefined;
  const { schema, expected, secret }: Variable = variables[name];
  if (schema.safeParse(text).success) return text;
  const shown = secret === true ? `(${text.length} characters, not shown)` : JSON.stringify(text);
  throw new ConfigError(`${name} is ${shown}, expected ${expected}`);
}
