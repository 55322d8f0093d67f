import { expect, test } from "vitest";
import { inTurn } from "./turns.ts";

test("what is asked for at once is made one after another, in the order of asking", async () => {
  const steps: string[] = [];
  const work = (name: string) => inTurn(async () => {
    steps.push(`${name} begins`);
    await Promise.resolve();
    steps.push(`${name} ends`);
    return name;
  });
  expect(await Promise.all(["a", "b", "c"].map(work))).toEqual(["a", "b", "c"]);
  expect(steps).toEqual(["a begins", "a ends", "b begins", "b ends", "c begins", "c ends"]);
});

test("what fails says so to who asked for it, and holds up nobody else", async () => {
  const broken = inTurn(() => Promise.reject(new Error("no log")));
  const next = inTurn(async () => "made");
  await expect(broken).rejects.toThrow("no log");
  expect(await next).toBe("made");
});
