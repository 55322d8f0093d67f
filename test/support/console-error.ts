import { afterEach, beforeEach, expect, vi } from "vitest";

/** A complaint on the console that no test asked for is a failure. A test that expects one checks it and clears the mock. */
let watched = vi.spyOn(console, "error");

beforeEach(() => {
  watched = vi.spyOn(console, "error");
});

afterEach(() => {
  const complaints = [...watched.mock.calls];
  watched.mockRestore();
  expect(complaints, "unexpected console.error").toEqual([]);
});
