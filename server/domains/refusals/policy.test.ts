import { describe, expect, test } from "vitest";
import { mailboxOf, refusalLinkIn, refusalToken } from "./policy";

const secret = "a secret for tests";
const link = {
  hostId: "019aa3a0-0000-7000-8000-000000000004",
  mailbox: mailboxOf("ana@people.test"),
};
const token = refusalToken(link, secret);

describe("what is kept of an address", () => {
  test("is the same for every tag, because all of them reach one mailbox", () => {
    expect(mailboxOf("ana+turnout@people.test")).toBe(mailboxOf("ana@people.test"));
    expect(mailboxOf("ana+a+b@people.test")).toBe(mailboxOf("ana@people.test"));
  });

  test.each(["anna@people.test", "ana@people.example", "+ana@people.test", "+@people.test"])(
    "of %s is not that of ana@people.test",
    (other) => {
      expect(mailboxOf(other)).not.toBe(link.mailbox);
    },
  );

  test("names no address", () => {
    expect(link.mailbox).toMatch(/^[0-9a-f]{64}$/);
    expect(Buffer.from(token, "base64url").toString("latin1")).not.toContain("ana");
  });
});

describe("the token of a link that ends invitations", () => {
  test("says whose invitations and for which mailbox", () => {
    expect(refusalLinkIn(token, secret)).toEqual(link);
    expect(encodeURIComponent(token)).toBe(token);
  });

  test("is good for nothing once any of its letters is another", () => {
    const forged = Array.from(token, (letter, index) => {
      const other = letter === "A" ? "B" : "A";
      return token.slice(0, index) + other + token.slice(index + 1);
    });
    expect(forged.filter((one) => refusalLinkIn(one, secret))).toEqual([]);
    expect(refusalLinkIn(token, "another secret")).toBeNull();
  });

  test.each(["", ".", `${token}A`, token.slice(1), "\u0000".repeat(88), "é".repeat(88)])(
    "%j is none",
    (text) => {
      expect(refusalLinkIn(text, secret)).toBeNull();
    },
  );
});
