import type { Kysely, KyselyPlugin } from "kysely";
import type { Database } from "../../platform/database/schema.ts";
import type { House } from "../../platform/house.ts";

/** Where the office lies; the cookie of a log-in goes nowhere else. */
export const officePath = "/office";
const authPath = `${officePath}/auth`;

/** The header in which we tell better-auth who knocks. Made by us for each request, never taken from outside. */
export const clientHeader = "x-handslag-client";

const attempts = { max: 10, windowSeconds: 60 };
const dayInSeconds = 86_400;

/**
 * better-auth over our own database. Its clock is the real one: a log-in ends by real time, also in the demo.
 * Nothing of it is served: pages call it, and nobody can make an account but {@link createAccount} and the set-up.
 * Loaded when the first person comes to the office, because the server must start fast.
 */
export async function createAuth(house: House, db: Kysely<Database> = house.db) {
  const { betterAuth } = await import("better-auth");
  const https = house.config.baseUrl.startsWith("https:");
  return betterAuth({
    appName: "Handslag",
    baseURL: house.config.baseUrl,
    basePath: authPath,
    secret: house.config.secret,
    database: { db: db.withPlugin(instantsAsDates), type: "postgres", schemaName: "auth" },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength, maxPasswordLength, autoSignIn: false },
    session: { expiresIn: 14 * dayInSeconds, updateAge: dayInSeconds },
    rateLimit: {
      enabled: true,
      storage: "database",
      customRules: { "/sign-in/email": { window: attempts.windowSeconds, max: attempts.max } },
    },
    advanced: {
      cookiePrefix: "handslag",
      useSecureCookies: https,
      defaultCookieAttributes: { httpOnly: true, sameSite: "lax", secure: https, path: officePath },
      ipAddress: { ipAddressHeaders: [clientHeader] },
    },
    telemetry: { enabled: false },
    logger: {
      level: "warn",
      log: (level, message) => house.log[level === "error" ? "error" : "debug"]({ part: "accounts" }, message),
    },
  });
}

export type Auth = Awaited<ReturnType<typeof createAuth>>;

export const minPasswordLength = 12;
export const maxPasswordLength = 128;

/** One instance for each house. */
const instances = new WeakMap<House, Promise<Auth>>();

export function authOf(house: House): Promise<Auth> {
  const known = instances.get(house);
  if (known !== undefined) return known;
  const made = createAuth(house);
  instances.set(house, made);
  return made;
}

/** The address under which better-auth knows one of its own steps. */
export function authUrl(house: House, step: "sign-in/email" | "sign-out"): string {
  return `${house.config.baseUrl}${authPath}/${step}`;
}

/** The driver reads instants as Temporal; better-auth counts with dates. */
const instantsAsDates: KyselyPlugin = {
  transformQuery: ({ node }) => node,
  transformResult: ({ result }) =>
    Promise.resolve({
      ...result,
      rows: result.rows.map((row) =>
        Object.fromEntries(
          Object.entries(row).map(([name, value]) => [name, value instanceof Temporal.Instant ? new Date(value.epochMilliseconds) : value]),
        ),
      ),
    }),
};
