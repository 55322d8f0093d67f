import { expect, test } from "vitest";
import { placeStates } from "../booking/place.ts";
import { leadingPlace } from "./leading-place.ts";

test("a deal with one place left and one cancelled is about the place that is left", () => {
  expect(leadingPlace(["cancelled", "held"])).toBe("held");
  expect(leadingPlace(["cancelled", "released"])).toBe("released");
});

test("every place can lead a deal", () => {
  for (const place of placeStates) expect(leadingPlace([place])).toBe(place);
});

test("a deal without places is a fault", () => {
  expect(() => leadingPlace([])).toThrow(RangeError);
});
