import { expect, test } from "vitest";
import { accountOf } from "../journal/accounts.ts";
import { earlierResult, ledgerAccountOf } from "./ledger-account.ts";

const accounts = [
  "bank", "cash", "card", "online", "other", "receivable", "deposits", "credits", "refunds", "costs", "interest", "goodwill", "expired-credits", "write-offs",
  "revenue:standard:2100", "revenue:standard:900", "revenue:standard:0", "revenue:standard:600", "revenue:crkbo", "revenue:kor", "revenue:reverse-charge", "vat:2100", "vat:900", "vat:0", "vat:600",
].map(accountOf);

test("every account of the journal has a number of its own in the ledger", () => {
  const numbers = [...accounts.map((account) => ledgerAccountOf(account).number), earlierResult.number];
  expect(new Set(numbers).size).toBe(accounts.length + 1);
});

test("what is earned and given is result, all else is balance", () => {
  const results = accounts.filter((account) => ledgerAccountOf(account).kind === "result");
  expect(results.map(String)).toEqual(["costs", "interest", "goodwill", "expired-credits", "write-offs", "revenue:standard:2100", "revenue:standard:900", "revenue:standard:0", "revenue:standard:600", "revenue:crkbo", "revenue:kor", "revenue:reverse-charge"]);
});
