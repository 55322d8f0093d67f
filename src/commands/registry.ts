import type { Command } from "./command.ts";

export const commands: readonly Command[] = [
  {
    name: "serve",
    usage: "handslag serve",
    about: "Migrate and serve. The first visit to /office sets up the organisation and its owner.\nSettings come from the environment: see docs/operating.md.",
    load: () => import("./serve.ts"),
  },
  {
    name: "demo",
    usage: "handslag demo",
    about: "Serve a filled organisation with a mailbox that catches all mail and a clock that can be moved.\nKeeps its data in ./data/demo unless HANDSLAG_DATA says otherwise.",
    load: () => import("./demo.ts"),
  },
  {
    name: "migrate",
    usage: "handslag migrate [--json]",
    about: "Bring the database up to date.",
    load: () => import("./migrate.ts"),
  },
  {
    name: "doctor",
    usage: "handslag doctor [--json]",
    about: "Check database, address, mail, the log, time stamps and the audit, each with its remedy. Exit 1 when something needs you.",
    load: () => import("./doctor.ts"),
  },
  {
    name: "audit",
    usage: "handslag audit [--json]",
    about: "Check every invariant, reading only. Exit 1 when one does not hold.",
    load: () => import("./audit.ts"),
  },
  {
    name: "sweep",
    usage: "handslag sweep [--as-of INSTANT] [--json]",
    about: "Do what is due, once, as if it were now or the given instant (such as 2026-12-02T12:00:00Z).",
    load: () => import("./sweep.ts"),
  },
  {
    name: "explain",
    usage: "handslag explain FILE [--locale nl|en] [--json]",
    about: "Tell who owes whom what in a deal that a JSON file describes, what each side may and must do until when, and why.\nNeeds no database. `-` reads standard input; docs/examples has files.",
    load: () => import("./explain.ts"),
  },
  {
    name: "dossier",
    usage: "handslag dossier DEAL -o FILE [--force] [--without order,participants,mail,documents,delivery] [--organisation SLUG] [--log NUMBER] [--locale nl|en] [--json]",
    about: [
      "Write all that proves a deal to one file that anybody can check: what was agreed, sent and answered, and when.",
      "`-o -` writes to standard output; a file that is there already is overwritten only with --force.",
      "--without leaves personal content out; the file then holds only commitments to it.",
      "See docs/verifying.md for what an outsider does with it.",
    ].join("\n"),
    load: () => import("./dossier.ts"),
  },
  {
    name: "verify",
    usage: "handslag verify FILE [--key KEY]... [--roots FILE] [--locale nl|en] [--all] [--json]",
    about: [
      "Check a dossier from its bytes alone: needs no database and no network. Exit 1 when something in it is wrong,",
      "3 when nothing was found changed and it is signed by another key than you gave.",
      "--key is the key of the log as you have it from a mail or the site, and may be given more than once; without it the key comes from the file itself, and the answer says so.",
      "--roots is a PEM file with the time stamp authorities that you trust, instead of those that the file brings.",
      "--all lists each check that is fine as well. `-` reads standard input.",
    ].join("\n"),
    load: () => import("./verify.ts"),
  },
  {
    name: "erase",
    usage: "handslag erase DEAL [--dry-run] [--organisation SLUG] [--json]",
    about: [
      "Erase the personal data of a deal that is over, as far as nothing obliges anybody to keep them. Cannot be undone.",
      "The order and the documents of the books stay for their seven years; run it again after those.",
      "--dry-run tells what would go. Exit 1 when the deal is not over, or nothing is left.",
    ].join("\n"),
    load: () => import("./erase.ts"),
  },
  {
    name: "log",
    usage: [
      "handslag log state [--organisation SLUG] [--json]",
      "handslag log rotate [--organisation SLUG] [--json]",
      "handslag log restart --yes [--organisation SLUG] [--json]",
      "handslag log check FILE [--organisation SLUG] [--json]",
    ].join("\n"),
    about: [
      "The log of records: what it has come to, its keys, and what waits.",
      "rotate changes its key; restart opens a new log after one that cannot be gone on with, which nobody can undo.",
      "check compares a signed head from elsewhere (a mail as .eml, or the bare text; `-` reads standard input) with the log. Exit 1 unless the log goes on from it.",
      "--organisation may be left out where there is one.",
    ].join("\n"),
    load: () => import("./log.ts"),
  },
  {
    name: "calc",
    usage: [
      "handslag calc interest --principal 595.00 --kind consumer|company --from 2025-12-08 --to 2026-11-23",
      "handslag calc collection-costs 266.70",
      "handslag calc withdrawal --concluded 2026-12-11 [--zone Europe/Amsterdam] [--withdrawn 2026-12-14]",
      "                         [--total 1200.00 --given 1 --of 4 [--early-start] [--not-informed]]",
      "handslag calc deadline --from 2026-12-20 --days 7 [--working-day]",
    ].join("\n"),
    about: "Compute a statutory figure, with its steps and sources. Needs no database. With --json: one JSON value.\nBoth days of an interest period are included.",
    load: () => import("./calc.ts"),
  },
  {
    name: "import",
    usage: "handslag import bank FILE... [--dry-run] [--organisation SLUG] [--account IBAN] [--columns FILE] [--json]",
    about: [
      "Read downloads of a bank (CAMT.053, MT940 or CSV) into the books: what is certain is booked, the rest waits in the office.",
      "With --dry-run nothing changes: it shows what the files hold and, when there is a database, what each line would be for and why.",
      "--organisation may be left out where there is one.",
      "--account refuses statements of another account; --columns is a JSON file that names the columns of a CSV file. `-` reads standard input.",
      "Exit 1 when a file is refused, or holds a statement that does not add up. See docs/rules/bank.md.",
    ].join("\n"),
    load: () => import("./import.ts"),
  },
  {
    name: "invoice",
    usage: "handslag invoice render FILE.json [--ubl OUT.xml] [--pdf OUT.pdf] [--json]",
    about: "Make an e-invoice (UBL) and a PDF with that e-invoice inside from an invoice that a JSON file describes.\nNeeds no database. Exit 1 when the law asks for something that is missing. `-` reads standard input; see docs/invoice-json.md.",
    load: () => import("./invoice.ts"),
  },
  {
    name: "mollie-simulator",
    usage: "handslag mollie-simulator [--port 4100]",
    about: "Behave like the payment provider Mollie on this machine, to try paying online without an account: nothing is charged.\nPrints the settings to start a server with. The demo has one of its own.",
    load: () => import("./mollie-simulator.ts"),
  },
  {
    name: "time-stamp-authority",
    usage: "handslag time-stamp-authority [--port 4200] [--folder FOLDER] [--ahead PT36H]",
    about: "Stamp times (RFC 3161) on this machine, to try it without a service outside. Its root is at /root.pem; nobody else trusts it.\n--folder keeps its keys, so that a restart goes on with the same root; --ahead sets its clock off.\nPOST /broken/no-ess and others answer wrongly on purpose.",
    load: () => import("./time-stamp-authority.ts"),
  },
  {
    name: "api-key",
    usage: "handslag api-key create --organisation SLUG [--name NAME] [--json]",
    about: "Make a key for the HTTP API. It is shown once.",
    load: () => import("./api-key.ts"),
  },
  {
    name: "password",
    usage: "handslag password EMAIL [--json]",
    about: "Give an account of the office a new password, for somebody who lost theirs. It is shown once; every log-in with the old one ends.",
    load: () => import("./password.ts"),
  },
];
