import { describe, expect, it } from "vitest";
import { coverFor } from "./cover";
import { coverFamilies } from "./cover-patterns";
import { seededRandom } from "./seeded-random";

const ids = Array.from({ length: 300 }, (_, index) => `evt_${index}`);

describe("coverFor", () => {
  it("gives an id the same cover every time", () => {
    for (const id of ids) expect(coverFor(id)).toEqual(coverFor(id));
  });

  it("gives no two of 300 ids the same cover", () => {
    expect(new Set(ids.map((id) => JSON.stringify(coverFor(id)))).size).toBe(ids.length);
  });

  it("keeps what a page has to carry small", () => {
    const largest = Math.max(...ids.map((id) => JSON.stringify(coverFor(id)).length));
    expect(largest).toBeLessThan(8_000);
  });

  it("draws with numbers only, whatever the id contains", () => {
    for (const id of ["", '"><script>alert(1)</script>', "🎉", "x".repeat(10_000)]) {
      const text = JSON.stringify(coverFor(id));
      expect(text).not.toMatch(/NaN|undefined|Infinity|script/);
    }
  });
});

it("draws every family of patterns about as often as the others", () => {
  for (const family of Object.keys(coverFamilies)) {
    const share = ids.filter((id) => coverFor(id).family === family).length / ids.length;
    expect(share, family).toBeGreaterThan(0.08);
  }
});

it("spreads seeded numbers evenly over [0, 1)", () => {
  const random = seededRandom("evenly");
  const tenths = Array.from({ length: 10 }, () => 0);
  for (let draw = 0; draw < 10_000; draw++) {
    const tenth = Math.floor(random() * 10);
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
  }
  expect(Math.min(...tenths)).toBeGreaterThan(880);
  expect(Math.max(...tenths)).toBeLessThan(1_120);
});
