import { describe, expect, test } from "vitest";
import { canChoose } from "../kinds/policy";
import { KIND_NAMES } from "../kinds/schema";
import { groupSubscriptionIn, groupToken, subscriptionIn, unsubscribeToken } from "./policy";

const secret = "a secret for tests";
const ana = "019aa3a0-0000-7000-8000-000000000004";
const ben = "119aa3a0-0000-7000-8000-000000000005";
const about = { userId: ana, kind: "event.reminder" } as const;
const token = unsubscribeToken(about, secret);

describe("the token of a link", () => {
  test("the token of an unsubscribe link names the person and the kind", () => {
    expect(subscriptionIn(token, secret)).toEqual(about);
  });

  test("the token of an unsubscribe link fits into a URL unencoded", () => {
    expect(encodeURIComponent(token)).toBe(token);
  });

  test("a token cannot be made from another by changing any part of it, and is invalid under another secret", () => {
    const forged = Array.from(token, (letter, index) => {
      const other = letter === "A" ? "B" : "A";
      return token.slice(0, index) + other + token.slice(index + 1);
    });
    const bens = unsubscribeToken({ ...about, userId: ben }, secret);
    const otherKind = token.replace("event.reminder", "event.message");
    const swapped = bens.slice(0, 21) + token.slice(21);
    const taken = [...forged, otherKind, swapped].filter((one) => subscriptionIn(one, secret));
    expect(taken).toEqual([]);
    expect(subscriptionIn(token, "another secret")).toBeNull();
  });

  test.each(["", ".", "event.reminder", `${token} `, `${token}.`, token.slice(1), "\u0000", "é".repeat(50)])(
    "the text %j is no token",
    (text) => {
      expect(subscriptionIn(text, secret)).toBeNull();
    },
  );

  test("a token is invalid for a kind that cannot be switched off", () => {
    const fixed = KIND_NAMES.filter((kind) => !canChoose(kind, "email"));
    expect(fixed).toContain("event.cancelled");
    for (const kind of [...fixed, "no.such-kind"]) {
      expect(subscriptionIn(unsubscribeToken({ userId: ana, kind }, secret), secret)).toBeNull();
    }
  });
});

describe("the token of a link for one group", () => {
  const subscription = { userId: ana, groupId: ben };
  const ofGroup = groupToken(subscription, secret);

  test("the token of a group names person and group, and is no token of a kind", () => {
    expect(groupSubscriptionIn(ofGroup, secret)).toEqual(subscription);
    expect(subscriptionIn(ofGroup, secret)).toBeNull();
    expect(groupSubscriptionIn(token, secret)).toBeNull();
  });

  test("a token of a group cannot be changed at any place, and is invalid under another secret", () => {
    expect(groupSubscriptionIn(ofGroup, "another secret")).toBeNull();
    for (let at = 0; at < ofGroup.length; at++) {
      const other = ofGroup[at] === "A" ? "B" : "A";
      const changed = `${ofGroup.slice(0, at)}${other}${ofGroup.slice(at + 1)}`;
      expect(groupSubscriptionIn(changed, secret)).toBeNull();
    }
  });
});
