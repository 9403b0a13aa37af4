import { describe, expect, test } from "vitest";
import { mailboxOf, refusalLinkIn, refusalToken } from "./policy";

const secret = "a secret for tests";
const link = {
  hostId: "019aa3a0-0000-7000-8000-000000000004",
  mailbox: mailboxOf("ana@people.test"),
};
const token = refusalToken(link, secret);

describe("the mailbox hash of an address", () => {
  test("the mailbox hash is the same for every tag, because all of them reach one mailbox", () => {
    expect(mailboxOf("ana+turnout@people.test")).toBe(mailboxOf("ana@people.test"));
    expect(mailboxOf("ana+a+b@people.test")).toBe(mailboxOf("ana@people.test"));
  });

  test.each(["anna@people.test", "ana@people.example", "+ana@people.test", "+@people.test"])(
    "the mailbox hash of %s differs from that of ana@people.test",
    (other) => {
      expect(mailboxOf(other)).not.toBe(link.mailbox);
    },
  );

  test("the mailbox hash does not contain the address", () => {
    expect(link.mailbox).toMatch(/^[0-9a-f]{64}$/);
    expect(Buffer.from(token, "base64url").toString("latin1")).not.toContain("ana");
  });
});

describe("the token of an unsubscribe link", () => {
  test("the token of an unsubscribe link contains the host and the mailbox", () => {
    expect(refusalLinkIn(token, secret)).toEqual(link);
    expect(encodeURIComponent(token)).toBe(token);
  });

  test("the token of an unsubscribe link is invalid if any letter is changed", () => {
    const forged = Array.from(token, (letter, index) => {
      const other = letter === "A" ? "B" : "A";
      return token.slice(0, index) + other + token.slice(index + 1);
    });
    expect(forged.filter((one) => refusalLinkIn(one, secret))).toEqual([]);
    expect(refusalLinkIn(token, "another secret")).toBeNull();
  });

  test.each(["", ".", `${token}A`, token.slice(1), "\u0000".repeat(88), "é".repeat(88)])(
    "the token %j is invalid",
    (text) => {
      expect(refusalLinkIn(text, secret)).toBeNull();
    },
  );
});
