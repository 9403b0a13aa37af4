import { describe, expect, it } from "vitest";
import type { Account } from "../queries";
import { isSessionLive, sessionTokenIn } from "./policy";

const NAME = "next-auth.session-token";

describe("sessionTokenIn", () => {
  it.each<[string, string | undefined, string | null]>([
    ["nothing", undefined, null],
    ["other cookies", "theme=dark; lang=en", null],
    ["the cookie", `${NAME}=abc`, "abc"],
    ["the cookie among others", `theme=dark; ${NAME}=abc; lang=en`, "abc"],
    ["odd spaces", `theme=dark;${NAME} = abc `, "abc"],
    ["chunks in any order", `${NAME}.1=b; ${NAME}.0=a; ${NAME}.2=c`, "abc"],
    ["chunks up to a gap", `${NAME}.0=a; ${NAME}.2=c`, "a"],
    ["chunks without the first", `${NAME}.1=b`, null],
    ["whole and left-over chunks", `${NAME}.0=old; ${NAME}=new`, "new"],
    ["a name that only begins alike", `${NAME}-other=abc`, null],
    ["a name that only ends alike", `__Host-${NAME}=abc`, null],
    ["an empty value", `${NAME}=`, null],
    ["no value", NAME, null],
    ["only separators", ";;;=;=;", null],
    [
      "a thousand chunks",
      Array.from({ length: 1000 }, (_, part) => `${NAME}.${part}=x`).join(";"),
      "xxxxxxxx",
    ],
  ])("finds in %s what is there", (_, header, token) => {
    expect(sessionTokenIn(header, NAME)).toBe(token);
  });
});

describe("isSessionLive", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  const claims = { userId: "u", epoch: 2, expiresAt: new Date("2026-11-22T12:00:00Z") };
  const account = { id: "u", sessionEpoch: 2, bannedAt: null } as Account;

  it.each<[string, Account | undefined, Date, boolean]>([
    ["stands while nothing has happened", account, now, true],
    ["ends with the account", undefined, now, false],
    ["ends with a ban", { ...account, bannedAt: now }, now, false],
    ["ends when all sessions are ended", { ...account, sessionEpoch: 3 }, now, false],
    ["ends at its time", account, claims.expiresAt, false],
  ])("a session %s", (_, found, at, live) => {
    expect(isSessionLive(claims, found, at)).toBe(live);
  });
});
