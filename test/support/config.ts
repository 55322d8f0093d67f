import { tmpdir } from "node:os";
import type { Config } from "../../src/platform/config.ts";

export function testConfig(): Config {
  return {
    port: 0,
    baseUrl: "http://localhost:3000",
    dataFolder: tmpdir(),
    databaseUrl: null,
    smtpUrl: null,
    mailFrom: null,
    bounce: null,
    tsaUrls: [],
    mollie: null,
    secret: "a secret that only tests know, long enough",
    demo: false,
    logLevel: "silent",
  };
}
