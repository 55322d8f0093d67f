import { expect, test } from "vitest";
import { createTestHouse } from "../../../test/support/database.ts";
import { at } from "./at.ts";

const house = await createTestHouse();

async function read(expression: string): Promise<unknown> {
  const { rows } = await house.pool.query<{ value: unknown }>(`select ${expression} as value`);
  return rows[0]?.value;
}

test.each([
  ["'2026-10-25 00:30:00.123456+00'::timestamptz", "2026-10-25T00:30:00.123456Z"],
  ["'2026-10-25 02:30:00+02'::timestamptz", "2026-10-25T00:30:00Z"],
])("an instant %s comes back as that instant", async (expression, expected) => {
  const value = await read(expression);
  expect(value).toBeInstanceOf(Temporal.Instant);
  expect(String(value)).toBe(expected);
});

test("an instant comes back the same in a session of another zone", async () => {
  const client = await house.pool.connect();
  await client.query("set timezone = 'Asia/Kolkata'");
  const { rows } = await client.query<{ value: Temporal.Instant }>("select '2026-01-01 00:00:00+00'::timestamptz as value");
  client.release(true);
  expect(rows[0]?.value.toString()).toBe("2026-01-01T00:00:00Z");
});

test("a date comes back as a day without a zone", async () => {
  const value = await read("'2026-03-29'::date");
  expect(value).toBeInstanceOf(Temporal.PlainDate);
  expect(String(value)).toBe("2026-03-29");
});

test.each([
  ["9007199254740991::bigint", 9007199254740991],
  ["-5::bigint", -5],
])("a whole number %s comes back as a number", async (expression, expected) => {
  expect(await read(expression)).toBe(expected);
});

test("a whole number that no number holds exactly is refused instead of rounded", async () => {
  await expect(read("9007199254740993::bigint")).rejects.toThrow("bigint 9007199254740993: expected a number that fits exactly");
});

test("a sum of amounts, which PostgreSQL makes wider, comes back as a number", async () => {
  expect(await read("(select sum(x) from (values (2::bigint), (3)) as t(x))")).toBe(5);
});

test("JSON comes back parsed, and an instant can be compared with", async () => {
  expect(await read(`'{"a": [1]}'::jsonb`)).toEqual({ a: [1] });
  const instant = Temporal.Instant.from("2026-11-24T09:41:00.5Z");
  const { same } = await house.db.selectNoFrom((eb) => eb(at(instant), "=", at(instant)).as("same")).executeTakeFirstOrThrow();
  expect(same).toBe(true);
});
