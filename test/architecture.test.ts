import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, normalize, relative } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "../src/platform/paths.ts";

/** A feature imports only from those before it. Adding a feature means choosing its place here. */
const featureOrder = [
  "evidence", "letterhead", "invoices", "journal", "messages", "deadlines", "catalogue", "numbering", "order-request", "deal", "mail-evidence", "credit-book", "standing", "invoicing", "dispute", "refill", "credits", "discounts", "track-record", "waiting-list", "sign-up", "payments", "refunds", "online-payments", "bank", "bookkeeping", "plan-review", "goodwill", "moving", "session-moves", "calling-off", "offers", "substitute", "cancellation", "withdrawal", "attendance", "absences", "log", "story", "dossier", "erasure",
  "portal", "site", "accounts", "office", "api", "audit", "demo",
];

/** The files through which a feature may be reached by another. */
const doors = /^(actions|store)\.tsx?$/;

/** More doors, each with its reason. */
const openFiles: Readonly<Record<string, string>> = {
  "src/features/messages/kinds.ts": "the closed union of messages, which every step that sends one names",
  "src/features/deal/wording.ts": "a promise is worded once and shown on many pages",
  "src/features/deal/line-points.ts": "the deal line reads the same on every page",
  "src/features/mail-evidence/words.ts": "how far a message came reads the same in the office and on the customer's page",
  "src/features/standing/words.ts": "a reason reads the same on every page, in every letter and on the command line",
  "src/features/track-record/words.ts": "a rule and what is remembered read the same in the office and on the customer's page",
  "src/features/withdrawal/texts.ts": "the labels that the law gives are the same on every page",
  "src/features/withdrawal/function-parts.tsx": "the withdrawal function is the same for everybody and behind the address of a deal",
  "src/features/withdrawal/statement-form.ts": "both ask for the same, with the same limits",
  "src/features/evidence/record-words.ts": "what a step is called in the story of a deal stands beside the kinds of steps",
  "src/features/messages/mail-words.ts": "a kind of mail is called the same in every list and in a dossier",
  "src/features/log/place-words.ts": "where a record lies in the log reads the same in the office and on the customer's page",
  "src/features/erasure/open-words.ts": "why something cannot be erased yet reads the same in the office and on the command line",
  "src/features/story/words.ts": "which document, date or mail a step was about reads the same in the office, on the customer's page and in a dossier",
  "src/features/log/content.ts": "the audit and the dossier read what records commit to as the log does",
  "src/features/sign-up/schema.ts": "the page and the API ask for the same, with the same limits",
};

/** Files that meet a library or a disk which wants it otherwise, each with its reason. */
const adapters: Readonly<Record<string, string>> = {
  "src/features/accounts/auth.ts": "better-auth speaks Date",
  "src/ui/assets.ts": "finds its own style sheets and fonts on the disk",
};

/** The only code that may read the environment or make a clock. */
const entryPoints = /^src\/(main|app)\.tsx?$|^src\/commands\//;

type Source = { path: string; text: string; imports: string[] };

const sources = readdirSync(join(projectRoot, "src"), { recursive: true, encoding: "utf8" })
  .map((name) => join("src", name))
  .filter((path) => /\.tsx?$/.test(path))
  .map((path): Source => {
    const text = readFileSync(join(projectRoot, path), "utf8");
    return { path, text, imports: importsOf(path, text) };
  });
const program = sources.filter(({ path }) => !/\.test\.tsx?$/.test(path));

describe("the walls of the house", () => {
  test("domain imports nothing outside itself", () => {
    expect(crossings("src/domain/", (to) => to.startsWith("src/domain/"))).toEqual([]);
  });

  test("proof imports nothing of ours", () => {
    expect(crossings("src/proof/", (to) => to.startsWith("src/proof/") || !to.startsWith("src/"))).toEqual([]);
  });

  test.each(["platform", "ui"])("%s imports of ours only domain", (room) => {
    expect(crossings(`src/${room}/`, (to) => !to.startsWith("src/") || to.startsWith(`src/${room}/`) || to.startsWith("src/domain/"))).toEqual([]);
  });

  test("features import no entry point", () => {
    expect(crossings("src/features/", (to) => !to.startsWith("src/") || /^src\/(domain|proof|platform|ui|features)\//.test(to))).toEqual([]);
  });

  test("a feature is reached only through its actions or its store", () => {
    const inside = edges.filter(({ from, to }) => featureOf(to) !== null && featureOf(from) !== null && featureOf(from) !== featureOf(to));
    const wrong = inside.filter(({ to }) => !doors.test(relative(`src/features/${featureOf(to)}`, to)) && openFiles[to] === undefined);
    expect(wrong.map(arrow)).toEqual([]);
  });

  test("features import only from features that come before them", () => {
    const wrong = edges.filter(({ from, to }) => {
      const [mine, theirs] = [featureOf(from), featureOf(to)];
      return mine !== null && theirs !== null && featureOrder.indexOf(theirs) > featureOrder.indexOf(mine);
    });
    expect(wrong.map(arrow)).toEqual([]);
  });

  test("every feature has its place in the order", () => {
    const features = [...new Set(program.map(({ path }) => featureOf(path)).filter((name) => name !== null))];
    expect(features.filter((name) => !featureOrder.includes(name))).toEqual([]);
  });
});

describe("the manners of the house", () => {
  test("no file is longer than 400 lines", () => {
    const long = sources.filter(({ text }) => text.split("\n").length > 401);
    expect(long.map(({ path, text }) => `${path}: ${text.split("\n").length - 1} lines`)).toEqual([]);
  });

  test("only entry points read the environment", () => {
    const readers = program.filter(({ path, text }) => !entryPoints.test(path) && /\bprocess\.env\b/.test(code(text)));
    expect(readers.map(({ path }) => path)).toEqual([]);
  });

  test("only entry points and the platform ask what time it is", () => {
    const askers = program.filter(
      ({ path, text }) => !entryPoints.test(path) && !path.startsWith("src/platform/") && /\bTemporal\.Now\b|\bDate\.now\b|\bnew Date\(\)/.test(code(text)),
    );
    expect(askers.map(({ path }) => path)).toEqual([]);
  });

  test("domain and features know no Date", () => {
    const users = program.filter(({ path, text }) => adapters[path] === undefined && /^src\/(domain|proof|features)\//.test(path) && /\bnew Date\(|\bDate\.(now|parse|UTC)\b/.test(code(text)));
    expect(users.map(({ path }) => path)).toEqual([]);
  });

  test("SQL of features asks the database no time", () => {
    const askers = program.filter(({ path, text }) => path.startsWith("src/features/") && /\bnow\(\)(?!\s*[.,)}\]]?\s*=>)|\bcurrent_timestamp\b/i.test(sqlOf(text)));
    expect(askers.map(({ path }) => path)).toEqual([]);
  });
});

function featureOf(path: string): string | null {
  return /^src\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
}

type Edge = { from: string; to: string };

const edges: readonly Edge[] = program.flatMap(({ path, imports }) => imports.map((to) => ({ from: path, to })));

function crossings(room: string, allowed: (to: string) => boolean): string[] {
  return edges.filter(({ from, to }) => from.startsWith(room) && !allowed(to) && adapters[from] === undefined).map(arrow);
}

function arrow({ from, to }: Edge): string {
  return `${from} -> ${to}`;
}

/** Static, dynamic and re-exported imports; our own as paths from the root, libraries by name. */
function importsOf(path: string, text: string): string[] {
  const named = [...text.matchAll(/^\s*(?:import|export)\b[^;"']*?\bfrom\s*["']([^"']+)["']/gms), ...text.matchAll(/\bimport\(\s*["']([^"']+)["']\s*\)/g), ...text.matchAll(/^import\s+["']([^"']+)["']/gm)];
  return named.map(([, name = ""]) => (name.startsWith(".") ? normalize(join(dirname(path), name)) : name));
}

/** Without comments. */
function code(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "");
}

/** What stands in templates tagged sql. */
function sqlOf(text: string): string {
  return [...text.matchAll(/\bsql(?:<[^`]*>)?`([^`]*)`/g)].map(([, statement = ""]) => statement.replaceAll(/\$\{[^}]*\}/g, "")).join("\n");
}
