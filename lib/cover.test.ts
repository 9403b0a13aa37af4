import { describe, expect, it } from "vitest";
import { coverFor } from "./cover";
import { coverFamilies } from "./cover-patterns";

const ids = Array.from({ length: 300 }, (_, index) => `evt_${index}`);

describe("coverFor", () => {
  it("an id always gets the same cover", () => {
    for (const id of ids) expect(coverFor(id)).toEqual(coverFor(id));
  });

  it("300 ids get different covers", () => {
    expect(new Set(ids.map((id) => JSON.stringify(coverFor(id)))).size).toBe(ids.length);
  });

  it("a cover's markup is small", () => {
    const largest = Math.max(...ids.map((id) => JSON.stringify(coverFor(id)).length));
    expect(largest).toBeLessThan(8_000);
  });

  it("a cover is drawn from numbers only, whatever the id contains", () => {
    for (const id of ["", '"><script>alert(1)</script>', "🎉", "x".repeat(10_000)]) {
      const text = JSON.stringify(coverFor(id));
      expect(text).not.toMatch(/NaN|undefined|Infinity|script/);
    }
  });
});

it("the pattern families are drawn about equally often", () => {
  for (const family of Object.keys(coverFamilies)) {
    const share = ids.filter((id) => coverFor(id).family === family).length / ids.length;
    expect(share, family).toBeGreaterThan(0.08);
  }
});
