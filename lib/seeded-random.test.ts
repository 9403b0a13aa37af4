import { expect, it } from "vitest";
import { hashText, seededRandom } from "./seeded-random";

it("the same seed gives the same numbers and another seed gives others", () => {
  const draw = (seed: string) => Array.from({ length: 5 }, seededRandom(seed));
  expect(draw("evt_1")).toEqual(draw("evt_1"));
  expect(draw("evt_1")).not.toEqual(draw("evt_2"));
});

it("seeded numbers are spread evenly over [0, 1)", () => {
  const random = seededRandom("evenly");
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 10_000; draw++) {
    const tenth = Math.floor(random() * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  expect(Math.min(...tenths)).toBeGreaterThan(880);
  expect(Math.max(...tenths)).toBeLessThan(1_120);
});

it("seeded numbers stay the same over versions, so colours do not change", () => {
  expect(hashText("")).toBe(2_166_136_261);
  expect(hashText("Ana Lima")).toBe(203257666);
});
