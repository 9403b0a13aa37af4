import { expect, test } from "vitest";
import { invitationIdIn, invitationToken } from "./policy";

const secret = "a secret for tests";
const id = "019aa3a0-0000-7000-8000-000000000004";
const token = invitationToken(id, secret);

test("a personal link names its invitation and needs no escaping in a URL", () => {
  expect(invitationIdIn(token, secret)).toBe(id);
  expect(encodeURIComponent(token)).toBe(token);
});

test("a personal link cannot be forged by changing any part of another one, and becomes invalid with the secret", () => {
  const forged = Array.from(token, (letter, index) => {
    return token.slice(0, index) + (letter === "A" ? "B" : "A") + token.slice(index + 1);
  });
  expect(forged.filter((one) => invitationIdIn(one, secret))).toEqual([]);
  expect(invitationIdIn(token, "another secret")).toBeNull();
});

test.each(["", "x", `${token}A`, ` ${token}`, token.slice(1), "é".repeat(44)])(
  "the token %j is refused as a personal link",
  (text) => {
    expect(invitationIdIn(text, secret)).toBeNull();
  },
);
