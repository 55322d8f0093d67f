import { audit } from "../features/audit/actions.ts";
import { mailState } from "../features/messages/store.ts";
import { isMigrated } from "../platform/database/migrate.ts";
import { providerOf } from "../platform/payment-provider/provider.ts";
import { checkMailServer } from "../platform/mail/check-server.ts";
import type { OpenHouse } from "../open-house.ts";
import { Finding, onlyKnown, print, printJson } from "./command.ts";
import type { Environment } from "./command.ts";
import { check } from "./doctor/check.ts";
import type { Check } from "./doctor/check.ts";
import { logChecks } from "./doctor/log-checks.ts";
import { withHouse } from "./with-house.ts";

/** Looks at what the house needs from outside, and says for each thing that is missing what to do. */
export async function run(args: readonly string[], env: Environment): Promise<void> {
  onlyKnown(args, { flags: ["--json"] });
  const checks = await withHouse(env, examine);
  if (args.includes("--json")) printJson({ ok: checks.every(({ ok }) => ok), checks });
  else print(checks.map(({ name, ok, found, remedy }) => `${ok ? "ok  " : "LOOK"}  ${name}: ${found}${remedy === null ? "" : `\n      ${remedy}`}`).join("\n"));
  if (checks.some(({ ok }) => !ok)) throw new Finding("something needs you");
}

async function examine({ house, pool }: OpenHouse): Promise<Check[]> {
  const { config } = house;
  const migrated = await isMigrated(pool);
  const audited = await audit(house);
  const broken = audited.invariants.filter(({ violations }) => violations.length > 0);
  return [
    check("database", migrated, migrated ? "up to date" : "migrations are missing", "run: npm run -s handslag -- migrate"),
    check("address", config.baseUrl.startsWith("https:") || config.baseUrl.includes("localhost"), config.baseUrl, "set HANDSLAG_URL to the https address that people use; links in mail start with it"),
    config.demo ? check("mail", true, "caught by the demo", "") : await mailServer(config.smtpUrl),
    ...(await unsentMail(house)),
    ...(await onlinePayments(house)),
    ...(await logChecks(house)),
    check("audit", audited.ok, audited.ok ? "every invariant holds" : broken.map(({ name }) => name).join("; "), "run: npm run -s handslag -- audit"),
  ];
}

async function mailServer(smtpUrl: string | null): Promise<Check> {
  const remedy = "set SMTP_URL, such as smtps://user:password@mail.voorbeeld.nl:465; mail is kept until then";
  if (smtpUrl === null) return check("mail", false, "no mail server set", remedy);
  const answer = await checkMailServer(smtpUrl);
  return check("mail", answer.ok, answer.found, "check the address, user and password in SMTP_URL");
}

async function unsentMail(house: OpenHouse["house"]): Promise<Check[]> {
  const organisations = await house.db.selectFrom("organisations").select(["organisation_id", "slug"]).execute();
  return Promise.all(
    organisations.map(async ({ organisation_id, slug }) => {
      const { waiting, refused, uncertain } = await mailState(house.db, organisation_id);
      const found = `${waiting} waiting, ${refused} refused, ${uncertain} uncertain`;
      return check(`mail of ${slug}`, refused + uncertain === 0, found, "open the office: each of them can be looked at and sent again");
    }),
  );
}

/** Without a key there is nothing to look at: paying online is a choice. */
async function onlinePayments({ config }: OpenHouse["house"]): Promise<Check[]> {
  const provider = providerOf(config);
  if (provider === null) return [];
  const answer = await provider.check();
  const host = new URL(config.mollie?.apiUrl ?? "https://api.mollie.com").host;
  if (answer.ok) return [check("online payments", true, `${host} knows the key`, "")];
  const remedy = answer.why === "wrong-key" ? "copy the key again from the dashboard of Mollie into MOLLIE_API_KEY" : "check MOLLIE_API_URL and the connection; without it no customer can pay online";
  return [check("online payments", false, answer.why === "wrong-key" ? `${host} does not know the key` : `${host} does not answer: ${answer.detail}`, remedy)];
}
