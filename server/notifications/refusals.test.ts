import { describe, expect, test } from "vitest";
import { type Blame, blameOf, isRejected, reasonOfRecipient, refusalOf } from "./refusals";

type Reply = { code?: string; command?: string; responseCode?: number; message: string };

const to = (responseCode: number, message: string): Reply => ({
  code: "EENVELOPE",
  command: "RCPT TO",
  responseCode,
  message: `all recipients were rejected: ${responseCode} ${message}`,
});
const data = (responseCode: number, message: string): Reply => ({
  code: "EMESSAGE",
  command: "DATA",
  responseCode,
  message: `${responseCode} ${message}`,
});

describe("a failed email is blamed on", () => {
  test.each<[Blame, string, Reply]>([
    ["address", "a box that does not exist", to(550, "5.1.1 user unknown")],
    ["address", "a domain that does not exist", to(550, "5.1.2 no such domain")],
    ["address", "a domain without a mail server", to(550, "5.4.4 unable to route")],
    ["address", "a domain that has no server today", to(450, "4.1.2 domain not found")],
    ["address", "a box that was closed", to(550, "5.2.1 account disabled")],
    ["address", "a box that a server names without a code", to(550, "no such box")],
    ["address", "a box that an old server calls not allowed", to(553, "mailbox name is invalid")],
    [
      "address",
      "an address that no server would take",
      { code: "EENVELOPE", command: "API", message: "bad" },
    ],
    ["address", "a box that is unknown only once the message is there", data(550, "5.1.1 user unknown")],
    ["box", "a full box", to(552, "5.2.2 mailbox full")],
    ["box", "a full box without a code", to(552, "over quota")],
    ["message", "a sender who is not wanted", to(550, "5.7.1 not from you")],
    ["message", "a server that relays for others only", to(554, "relay access denied")],
    ["message", "a list of blocked servers", to(550, "blocked using zen.example")],
    ["message", "what looks like spam", data(554, "5.7.1 not wanted")],
    ["message", "a message that is too large", data(552, "5.3.4 too big")],
    ["ours", "a sender that the server does not take", to(550, "5.1.8 bad sender")],
    ["ours", "our own sender", { ...to(550, "5.1.1 no such sender"), command: "MAIL FROM" }],
    [
      "ours",
      "a wrong password",
      { code: "EAUTH", command: "AUTH PLAIN", responseCode: 535, message: "535 5.7.8" },
    ],
    ["ours", "a server that cannot be reached", { code: "ECONNECTION", message: "connect ECONNREFUSED" }],
    ["ours", "a server that takes too long", { code: "ETIMEDOUT", message: "Greeting never received" }],
    ["ours", "a server that asks to come back", to(450, "try again later")],
    ["ours", "a fault of ours", { message: "cannot read properties of undefined" }],
  ])("%s: %s", (blame, _, reply) => {
    const error = Object.assign(new Error(reply.message), reply);
    expect(blameOf(error)).toBe(blame);
    const isOfRecipient = blame === "address" || blame === "box";
    expect(reasonOfRecipient(error) !== null).toBe(isOfRecipient);
  });
});

test("an address is blamed for permanent refusals only", () => {
  const error = (reply: Reply) => Object.assign(new Error(reply.message), reply);
  expect(refusalOf(error(to(550, "5.1.1 user unknown")))).toBe("address");
  expect(refusalOf(error(to(552, "5.2.2 mailbox full")))).toBe("message");
  expect(refusalOf(error(to(450, "4.1.2 domain not found")))).toBeNull();
  expect(refusalOf(error(to(550, "5.1.8 bad sender")))).toBeNull();
  expect(isRejected(error(to(450, "4.1.2 domain not found")))).toBe(false);
});
