import { describe, expect, test } from "vitest";
import { CODE_LENGTH, codeOf, readCode, readShortCode, shortCodeOf, type Ticket } from "./code.policy";

const SECRET = "a secret for tests";
const ticket: Ticket = {
  eventId: "019aa3b2-5c00-7a31-9d42-6f3f0c6e1a01",
  rsvpId: "019aa3b4-1f80-7c55-8e10-2b9d4f7a3c02",
  leftAt: null,
};
const other = { ...ticket, eventId: "019aa3b2-5c00-7a31-9d42-6f3f0c6e1a02" };
const code = codeOf(ticket, SECRET);
const short = shortCodeOf(ticket, SECRET);
const reasonOf = (text: string, secrets = [SECRET]) => {
  const read = readCode(text, secrets);
  return read.is === "refused" ? read.reason : read.is;
};

/** The code with the n-th bit of what it says and of its signature turned. */
function flipped(bit: number): string {
  const bytes = Buffer.from(code, "base64url");
  bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
  return bytes.toString("base64url");
}

describe("a check-in code", () => {
  test("a code is URL-safe, short, the same each time, and says which RSVP of which event it is for", () => {
    expect(code).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(code.length).toBe(CODE_LENGTH);
    expect(code.length).toBeLessThanOrEqual(120);
    expect(codeOf(ticket, SECRET)).toBe(code);
    const read = readCode(code, [SECRET]);
    expect(read).toMatchObject({ is: "code", eventId: ticket.eventId, rsvpId: ticket.rsvpId });
  });

  test("a code with any one bit turned is refused with a reason, whichever bit it is", () => {
    const reasons = new Map<string, number>();
    for (let bit = 0; bit < (CODE_LENGTH * 6) / 1; bit++) {
      const reason = reasonOf(flipped(bit));
      expect(reason).toMatch(/^check-in\.code-(forged|old-key|not-ours)$/);
      reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
    }
    expect(reasons.get("check-in.code-not-ours")).toBe(8);
    expect(reasons.get("check-in.code-old-key")).toBe(16);
  });

  test.each([
    ["made with another secret", codeOf(ticket, "another"), "check-in.code-old-key"],
    ["without its end", code.slice(0, -1), "check-in.code-incomplete"],
    ["of which half was read", code.slice(0, 40), "check-in.code-incomplete"],
    ["with something behind it", `${code}A`, "check-in.code-not-ours"],
    ["twice", code + code, "check-in.code-not-ours"],
    ["of thousands of characters", "A".repeat(4_000), "check-in.code-not-ours"],
    ["in lower case", code.toLowerCase(), /forged|old-key|not-ours/],
    ["in standard base64", `${code.slice(0, -2)}+/`, "check-in.code-not-ours"],
    ["percent-encoded", `%41${code.slice(1)}`, "check-in.code-not-ours"],
    ["in hexadecimal", Buffer.from(code, "base64url").toString("hex"), "check-in.code-not-ours"],
    ["with a letter of another script", code.replace(/^A/, "А"), "check-in.code-not-ours"],
    ["that is a link", "https://example.org/ticket/123456", "check-in.code-not-ours"],
    ["of zeros", "A".repeat(CODE_LENGTH), "check-in.code-not-ours"],
  ])("a code %s is refused in words", (_, text, reason) => {
    expect(reasonOf(text)).toMatch(reason);
  });

  test("spaces and line ends around a code, which scanners add, do not matter", () => {
    expect(reasonOf(` ${code}\r\n`)).toBe("code");
  });

  test("a code of the secret before is accepted while that secret is configured, and is old afterwards", () => {
    expect(reasonOf(code, ["a newer secret", SECRET])).toBe("code");
    expect(reasonOf(code, ["a newer secret"])).toBe("check-in.code-old-key");
  });

  test("a code from before its person gave up their seat is not current anymore", () => {
    const read = readCode(code, [SECRET]);
    if (read.is !== "code") throw new Error("the code was refused");
    expect(read.isCurrent(null)).toBe(true);
    expect(read.isCurrent(new Date(1))).toBe(false);
    const again = readCode(codeOf({ ...ticket, leftAt: new Date(1) }, SECRET), [SECRET]);
    expect(again.is === "code" && again.isCurrent(new Date(1))).toBe(true);
  });
});

describe("a short code", () => {
  test("a short code has eight letters that are not mistaken for each other, and belongs to one ticket", () => {
    expect(short).toMatch(/^[2-9A-HJ-NP-Z]{8}$/);
    const read = readShortCode(short, [SECRET]);
    if (read.is !== "short") throw new Error("the short code was refused");
    expect(ticket.rsvpId.endsWith(read.idEnd)).toBe(true);
    expect(read.isOf(ticket)).toBe(true);
    expect(read.isOf(other)).toBe(false);
    expect(read.isOf({ ...ticket, leftAt: new Date(1) })).toBe(false);
  });

  test.each([
    ["lower case", short.toLowerCase()],
    ["groups", `${short.slice(0, 4)} ${short.slice(4)}`],
    ["groups with a hyphen", ` ${short.slice(0, 4)}-${short.slice(4)} `],
    ["with 1 for L", short.replaceAll("L", "1")],
  ])("a short code is read in %s", (_, text) => {
    const read = readCode(text, [SECRET]);
    expect(read.is === "short" && read.isOf(ticket)).toBe(true);
  });

  test.each([
    ["too short", short.slice(0, 7), "check-in.code-incomplete"],
    ["empty", " ", "check-in.code-incomplete"],
    ["too long", `${short}AB`, "check-in.code-not-ours"],
    ["with a sign", `${short.slice(0, 7)}!`, "check-in.code-not-ours"],
    ["with a zero", `0${short.slice(1)}`, "check-in.code-not-ours"],
    ["with a letter of another script", `А${short.slice(1)}`, "check-in.code-not-ours"],
  ])("a short code that is %s is refused in words", (_, text, reason) => {
    expect(reasonOf(text)).toBe(reason);
  });

  test("a short code with any letter changed is no code of the ticket", () => {
    for (let place = 0; place < short.length; place++) {
      const letter = short[place] === "A" ? "B" : "A";
      const read = readShortCode(short.slice(0, place) + letter + short.slice(place + 1), [SECRET]);
      const isFound = read.is === "short" && ticket.rsvpId.endsWith(read.idEnd) && read.isOf(ticket);
      expect(isFound).toBe(false);
    }
  });
});
