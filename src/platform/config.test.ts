import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { ConfigError, readConfig } from "./config.ts";

const from = process.cwd();
let folder = "";

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "handslag-config-"));
});

afterEach(() => {
  process.chdir(from);
  rmSync(folder, { recursive: true });
});

const read = (env: Record<string, string>) => readConfig({ HANDSLAG_DATA: folder, ...env });

test("without any variable everything has a value that works on one machine", () => {
  process.chdir(folder);
  const config = readConfig({});
  expect(config).toMatchObject({ port: 3000, baseUrl: "http://localhost:3000", databaseUrl: null, smtpUrl: null, mailFrom: null, bounce: null, tsaUrls: [], mollie: null, demo: false, logLevel: "info" });
  expect(config.dataFolder).toBe(join(process.cwd(), "data"));
});

test("every variable is read", () => {
  const config = read({
    PORT: "8080",
    HANDSLAG_URL: "https://afspraak.voorbeeld.nl/",
    DATABASE_URL: "postgres://u:p@db:5432/handslag",
    SMTP_URL: "smtps://u:p@mail:465",
    MAIL_FROM: "hallo@voorbeeld.nl",
    BOUNCE_DOMAIN: "bounce.voorbeeld.nl",
    BOUNCE_PORT: "2626",
    TSA_URLS: "http://a.example/tsr, https://b.example",
    MOLLIE_API_KEY: "test_abc123",
    HANDSLAG_SECRET: "x".repeat(32),
    LOG_LEVEL: "debug",
  });
  expect(config).toEqual({
    port: 8080,
    baseUrl: "https://afspraak.voorbeeld.nl",
    dataFolder: folder,
    logLevel: "debug",
    databaseUrl: "postgres://u:p@db:5432/handslag",
    smtpUrl: "smtps://u:p@mail:465",
    mailFrom: "hallo@voorbeeld.nl",
    bounce: { domain: "bounce.voorbeeld.nl", port: 2626 },
    tsaUrls: ["http://a.example/tsr", "https://b.example"],
    mollie: { apiKey: "test_abc123", apiUrl: "https://api.mollie.com" },
    secret: "x".repeat(32),
    demo: false,
  });
});

test.each([
  ["PORT", "abc", `PORT is "abc", expected a port number from 0 to 65535`],
  ["PORT", "65536", `PORT is "65536", expected a port number from 0 to 65535`],
  ["BOUNCE_DOMAIN", "bounce", `BOUNCE_DOMAIN is "bounce", expected a domain in lower case whose mail comes here and nowhere else, such as bounce.voorbeeld.nl`],
  ["BOUNCE_DOMAIN", "post@bounce.voorbeeld.nl", `BOUNCE_DOMAIN is "post@bounce.voorbeeld.nl", expected a domain in lower case whose mail comes here and nowhere else, such as bounce.voorbeeld.nl`],
  ["BOUNCE_PORT", "0", `BOUNCE_PORT is "0", expected a port number from 1 to 65535, with BOUNCE_DOMAIN`],
  ["BOUNCE_PORT", "2525", `BOUNCE_PORT is "2525", expected a port number from 1 to 65535, with BOUNCE_DOMAIN`],
  ["PORT", "-1", `PORT is "-1", expected a port number from 0 to 65535`],
  ["HANDSLAG_URL", "afspraak.nl", `HANDSLAG_URL is "afspraak.nl", expected an http or https address without a path, such as https://afspraak.voorbeeld.nl`],
  ["HANDSLAG_URL", "ftp://afspraak.nl", `HANDSLAG_URL is "ftp://afspraak.nl", expected an http or https address without a path, such as https://afspraak.voorbeeld.nl`],
  ["HANDSLAG_URL", "https://voorbeeld.nl/afspraak", `HANDSLAG_URL is "https://voorbeeld.nl/afspraak", expected an http or https address without a path, such as https://afspraak.voorbeeld.nl`],
  ["HANDSLAG_URL", "https://voorbeeld.nl?a=1", `HANDSLAG_URL is "https://voorbeeld.nl?a=1", expected an http or https address without a path, such as https://afspraak.voorbeeld.nl`],
  ["HANDSLAG_URL", "https://wie:geheim@voorbeeld.nl", `HANDSLAG_URL is "https://wie:geheim@voorbeeld.nl", expected an http or https address without a path, such as https://afspraak.voorbeeld.nl`],
  ["LOG_LEVEL", "loud", `LOG_LEVEL is "loud", expected one of debug, info, warn, error, silent`],
  ["DATABASE_URL", "mysql://root:geheim@db", "DATABASE_URL is (22 characters, not shown), expected an address such as postgres://user:password@host:5432/handslag"],
  ["SMTP_URL", "mail:geheim", "SMTP_URL is (11 characters, not shown), expected an address such as smtps://user:password@mail.voorbeeld.nl:465"],
  ["MAIL_FROM", "hallo", `MAIL_FROM is "hallo", expected an e-mail address`],
  ["TSA_URLS", "http://a.example,nonsense", `TSA_URLS is "http://a.example,nonsense", expected http or https addresses, separated by commas`],
  ["MOLLIE_API_KEY", "geheim", "MOLLIE_API_KEY is (6 characters, not shown), expected a key that starts with test_ or live_"],
  ["MOLLIE_API_URL", "api", `MOLLIE_API_URL is "api", expected an http or https address`],
  ["HANDSLAG_SECRET", "kort", "HANDSLAG_SECRET is (4 characters, not shown), expected at least 32 characters"],
])("%s with the value %s stops the start with one line", (name, value, line) => {
  expect(() => read({ [name]: value })).toThrow(new ConfigError(line));
});

test("a data folder that cannot be one stops the start with one line", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  const line = (path: string) => `HANDSLAG_DATA is ${JSON.stringify(path)}, expected the path of a folder that we may write in`;
  for (const path of [file, join(file, "below")]) expect(() => read({ HANDSLAG_DATA: path })).toThrow(new ConfigError(line(path)));
});

test("an empty variable counts as absent", () => {
  expect(read({ PORT: " ", SMTP_URL: "" })).toMatchObject({ port: 3000, smtpUrl: null });
});

test("the secret is made once, kept, and readable by its owner alone", () => {
  const first = read({}).secret;
  expect(first.length).toBeGreaterThanOrEqual(32);
  expect(read({}).secret).toBe(first);
  expect(readFileSync(join(folder, "secret"), "utf8")).toBe(first);
  expect(statSync(join(folder, "secret")).mode & 0o777).toBe(0o600);
});

test("a given secret leaves no file", () => {
  read({ HANDSLAG_SECRET: "x".repeat(32) });
  expect(existsSync(join(folder, "secret"))).toBe(false);
});

describe("the folder that a command means", () => {
  const folderOf = (reader: "server" | "demo" | "command") => readConfig({ HANDSLAG_SECRET: "x".repeat(32) }, reader).dataFolder.slice(process.cwd().length + 1);

  beforeEach(() => process.chdir(folder));

  test("is the real one, unless only the demo was ever started", () => {
    expect(folderOf("command")).toBe("data");
    mkdirSync("data/demo/postgres", { recursive: true });
    expect(folderOf("command")).toBe("data/demo");
    mkdirSync("data/postgres");
    expect(folderOf("command")).toBe("data");
  });

  test("is never the demo's for a server, and always for the demo", () => {
    mkdirSync("data/demo/postgres", { recursive: true });
    expect(folderOf("server")).toBe("data");
    expect(folderOf("demo")).toBe("data/demo");
  });
});

test("mail for the bounce domain comes in on a port that is not root's", () => {
  expect(read({ BOUNCE_DOMAIN: "bounce.voorbeeld.nl" }).bounce).toEqual({ domain: "bounce.voorbeeld.nl", port: 2525 });
});
