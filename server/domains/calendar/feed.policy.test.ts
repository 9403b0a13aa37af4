import { describe, expect, test } from "vitest";
import { feedToken, isFeedToken, userIdIn } from "./feed.policy";

const secret = "a secret for tests";
const ana = { id: "019aa3a0-0000-7000-8000-000000000004", calendarVersion: 0 };
const ben = { ...ana, id: "019aa3a0-0000-7000-8000-000000000005" };

describe("the secret token of a calendar", () => {
  test("the token of a calendar identifies its owner and no other person", () => {
    const token = feedToken(ana, secret);
    expect(userIdIn(token)).toBe(ana.id);
    expect(isFeedToken(token, ana, secret)).toBe(true);
    expect(isFeedToken(token, ben, secret)).toBe(false);
  });

  test("the token of a calendar ends with a reset and with another site secret", () => {
    const token = feedToken(ana, secret);
    expect(isFeedToken(token, { ...ana, calendarVersion: 1 }, secret)).toBe(false);
    expect(isFeedToken(token, ana, "another secret")).toBe(false);
  });

  test("the token of another calendar cannot be made by changing any part of this one", () => {
    const token = feedToken(ana, secret);
    const forged = Array.from(token, (letter, index) => {
      const other = letter === "A" ? "B" : "A";
      return token.slice(0, index) + other + token.slice(index + 1);
    });
    expect(forged.filter((one) => [ana, ben].some((owner) => isFeedToken(one, owner, secret)))).toEqual([]);
    const swapped = feedToken(ben, secret).slice(0, 21) + token.slice(21);
    expect(isFeedToken(swapped, ben, secret)).toBe(false);
  });

  test.each([
    "",
    "A",
    "A".repeat(63),
    "A".repeat(65),
    `${"A".repeat(63)}=`,
    `${"A".repeat(63)}\n`,
    "é".repeat(64),
  ])("the text %j is no token of a calendar", (token) => {
    expect(userIdIn(token)).toBeNull();
    expect(isFeedToken(token, ana, secret)).toBe(false);
  });
});
