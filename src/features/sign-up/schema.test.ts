import { describe, expect, test } from "vitest";
import { signUpBody } from "../api/body.ts";
import { pageSignUp } from "./schema.ts";

const asks = { address: false, terms: true };

function typed(changes: { firstName?: string; needs?: string; name?: string; remark?: string; email?: string }) {
  const { firstName = "Sanne", needs = "", name = "Noordkaap B.V.", remark = "", email = "sanne@noordkaap.example" } = changes;
  return {
    customer: { kind: "company", name, remark, street: "", postcode: "", town: "", orderedBy: { name: "Sanne Kooiman", email } },
    participants: [{ firstName, lastName: "Kooiman", email, needs }],
    consents: { terms: true },
  };
}

function problemsOf(changes: Parameters<typeof typed>[0]): string[] {
  const parsed = pageSignUp(asks).safeParse(typed(changes));
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
}

describe("a name as it is kept", () => {
  test.each([
    ["  Sanne ", "Sanne"],
    ["Sanne\r\nBcc: iemand@elders.example", "Sanne Bcc: iemand@elders.example"],
    ["San\u0000ne\t\u0007K", "Sanne K"],
    ["Sanne\u2028K", "Sanne K"],
    ["\u202egnp.exe\u202c", "gnp.exe"],
    ["\u200b\ufeffSanne\u200b", "Sanne"],
    ["Sanne \ud83d", "Sanne \ufffd"],
    ["Zoë 👩‍🔬", "Zoë 👩‍🔬"],
    ["مى‌خواهم", "مى‌خواهم"],
  ])("%j becomes %j", (firstName, kept) => {
    expect(pageSignUp(asks).parse(typed({ firstName })).participants[0]?.firstName).toBe(kept);
    expect(signUpBody.parse(typed({ firstName })).participants[0]?.firstName).toBe(kept);
  });

  test.each(["", " ", "\u0000", "\u200b\u200d", "\u202e\u202c", "\r\n"])("%j is no name", (firstName) => {
    expect(problemsOf({ firstName })).toEqual(["participants.0.firstName: missing"]);
  });

  test("full of blanks is refused at once, not after looking at it once for each blank", () => {
    expect(problemsOf({ firstName: `x${" ".repeat(1_000_000)}x` })).toEqual(["participants.0.firstName: too-long"]);
  });

  test("has a hundred signs at most, counted when it is clean", () => {
    expect(problemsOf({ firstName: `${"é".repeat(100)}  ` })).toEqual([]);
    expect(problemsOf({ firstName: "é".repeat(101) })).toEqual(["participants.0.firstName: too-long"]);
  });
});

test("a remark keeps its lines, and nothing that is no text", () => {
  expect(pageSignUp(asks).parse(typed({ remark: " Regel één\r\nRegel\ttwee\u0000\u0008\n\n- drie " })).customer.remark).toBe("Regel één\nRegel twee\n\n- drie");
});

test.each(["sanne@", "sanne@noordkaap", "sanne kooiman@noordkaap.example", "a@b.example, c@d.example", "<sanne@noordkaap.example>", "sanne@noordkaap.example\r\nRCPT TO:<x@y.example>", "sanne@noordkaap..example"])(
  "%j is no address of mail",
  (email) => {
    expect(new Set(problemsOf({ email }))).toEqual(new Set(["customer.orderedBy.email: email", "participants.0.email: email"]));
  },
);
