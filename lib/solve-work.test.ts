import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { firstWordOf, solveWork } from "./solve-work";

const sha256 = (text: string) => createHash("sha256").update(text).digest().readUInt32BE(0);

test("the browser's SHA-256 is that of the server, for texts of every length that fits one block", () => {
  for (let length = 0; length <= 46; length++) {
    const prefix = "tmwxyz.17.Ab_-9.".repeat(4).slice(0, length);
    const hash = firstWordOf(prefix);
    // One function for all of them, so that a shorter number must leave nothing of a longer one behind.
    for (const number of [123_456_789, 0, 42, 99_999]) expect(hash(number)).toBe(sha256(prefix + number));
  }
});

test("a text that is longer than one block is refused instead of hashed wrongly", () => {
  expect(() => firstWordOf("a".repeat(55))(1)).toThrow(RangeError);
});

test.each([1, 8, 12, 15])("an answer to a task of %i bits begins with as many zero bits", async (bits) => {
  const text = `tmwxyz.${bits}.salt${bits}`;
  const work = await solveWork({ text, bits });
  expect(work).toMatch(new RegExp(`^${text.replaceAll(".", "\\.")}\\.\\d+$`));
  expect(Math.clz32(sha256(work))).toBeGreaterThanOrEqual(bits);
});
