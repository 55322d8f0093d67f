import { randomBytes } from "node:crypto";
import { checkLogs, keptHeads, LogError, rootsFolder } from "../../features/log/actions.ts";
import type { House } from "../../platform/house.ts";
import { askForTimeStamp } from "../../platform/time-stamps/ask.ts";
import { readPinnedRoots } from "../../platform/time-stamps/pinned-roots.ts";
import type { PinnedRoots } from "../../platform/time-stamps/pinned-roots.ts";
import { sha256 } from "../../proof/sha256.ts";
import { checkTimeStamp } from "../../proof/time-stamp/check.ts";
import { nonceOf, timeStampRequest } from "../../proof/time-stamp/request.ts";
import { check } from "./check.ts";
import type { Check } from "./check.ts";

const enoughDays = 60;
const patienceMs = 5_000;

/** The logs against their heads, and who stamps the time on them. */
export async function logChecks(house: House): Promise<Check[]> {
  const pinned = await readPinnedRoots(rootsFolder(house));
  return [await logsAgree(house), house.config.demo && house.config.tsaUrls.length === 0 ? ofSleepingDemo() : await servicesAnswer(house, pinned), ...(house.config.demo ? [] : rootsHold(house, pinned))];
}

/** Nothing is wrong: a demo brings its own service along, and takes it away again. */
function ofSleepingDemo(): Check {
  return check("time stamp services", true, "the demo's own, which answers while the demo runs; it does not run now, so a dossier made now gets no time stamp", "");
}

async function logsAgree(house: House): Promise<Check> {
  const name = "log of records";
  try {
    await checkLogs(house, keptHeads(house.config.dataFolder));
    return check(name, true, "goes on from every head that was signed, stamped or kept", "");
  } catch (error) {
    if (!(error instanceof LogError)) throw error;
    return check(name, false, error.message, "a server does not start on it: restore the newest backup, or run npm run -s handslag -- log restart --yes");
  }
}

/** Each service is asked for a real stamp, over nothing of ours. */
async function servicesAnswer({ config, clock }: House, { roots }: PinnedRoots): Promise<Check> {
  const name = "time stamp services";
  if (config.tsaUrls.length === 0) return check(name, false, "none set", "set TSA_URLS to one or two services, see docs/operating.md; without them nobody else says when a record was there");
  const data = randomBytes(32);
  const asked = await Promise.all(config.tsaUrls.map(async (url) => {
    const nonce = nonceOf(randomBytes(8));
    const answer = await askForTimeStamp({
      urls: [url],
      request: timeStampRequest(sha256(data), nonce),
      timeoutMs: patienceMs,
      check: (reply) => checkTimeStamp({ reply, data, nonce, roots: roots.map(({ pem }) => pem), clock: { nowMs: clock.now().epochMilliseconds, toleranceSeconds: 300 } }),
    });
    return { url, why: answer.failures.map(({ kind, why }) => `${kind}: ${why}`).join("; ") };
  }));
  const silent = asked.filter(({ why }) => why !== "");
  const found = asked.map(({ url, why }) => `${url} ${why === "" ? "answers well" : why}`).join("; ");
  return check(name, silent.length === 0, found, "check the address and the connection, put the root of the service into tsa-roots/, and compare this clock with another");
}

/** An authority that ran out long ago is kept for its old stamps; one that runs out soon wants a successor. */
function rootsHold({ config, clock }: House, { roots, faults }: PinnedRoots): Check[] {
  const name = "time stamp authorities";
  if (config.tsaUrls.length === 0 && roots.length === 0 && faults.length === 0) return [];
  const now = clock.now();
  const valid = roots.filter(({ notAfter }) => Temporal.Instant.compare(notAfter, now) > 0);
  const soon = valid.filter(({ notAfter }) => Temporal.Instant.compare(notAfter, now.add({ hours: enoughDays * 24 })) <= 0);
  const found = [
    `${valid.length} pinned`,
    ...soon.map(({ file, subject, notAfter }) => `${file}, ${subject}, ends on ${notAfter.toString().slice(0, 10)}`),
    ...faults.map(({ file, why }) => `${file}: ${why}`),
  ].join("; ");
  return [check(name, valid.length > 0 && soon.length === 0 && faults.length === 0, found, `put the present root of each service as a .pem file into ${rootsFolder({ config })}, beside the old one`)];
}
