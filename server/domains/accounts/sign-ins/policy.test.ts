import { describe, expect, it } from "vitest";
import { deviceWords, isSignInLive, signInTokenIn } from "./policy";
import type { SignInAccount } from "./queries";

const NAME = "next-auth.session-token";

describe("signInTokenIn", () => {
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
  ])("the claims in %s are found", (_, header, token) => {
    expect(signInTokenIn(header, NAME)).toBe(token);
  });
});

describe("isSignInLive", () => {
  const now = new Date("2026-11-21T12:00:00Z");
  const claims = { userId: "u", signInId: "s", expiresAt: new Date("2026-11-22T12:00:00Z") };
  const found = { id: "u", signInId: "s", epoch: 2, signInEpoch: 2 } as SignInAccount;

  it.each<[string, SignInAccount | undefined, Date, boolean]>([
    ["is live while nothing has ended it", found, now, true],
    ["ends with its row", undefined, now, false],
    ["of another person is not live", { ...found, id: "v" }, now, false],
    ["ends when all sign-ins are ended, also while it begins", { ...found, signInEpoch: 3 }, now, false],
    ["ends at its time", found, claims.expiresAt, false],
  ])("a sign-in %s", (_, row, at, live) => {
    expect(isSignInLive(claims, row, at)).toBe(live);
  });
});

describe("deviceWords", () => {
  const WEBKIT = "AppleWebKit/537.36 (KHTML, like Gecko)";
  it.each<[string | null, string]>([
    [null, "Unknown device"],
    ["", "Unknown device"],
    ["Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Windows"],
    [`Mozilla/5.0 (X11; Linux x86_64) ${WEBKIT} Chrome/143.0.0.0 Safari/537.36`, "Chrome on Linux"],
    [`Mozilla/5.0 (Windows NT 10.0) ${WEBKIT} Chrome/143.0 Safari/537.36 Edg/143.0`, "Edge on Windows"],
    [
      `Mozilla/5.0 (Linux; Android 16) ${WEBKIT} SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36`,
      "Samsung Internet on Android",
    ],
    [
      "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1",
      "Safari on iPhone",
    ],
    [
      "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/19.0 Safari/605.1.15",
      "Safari on Mac",
    ],
    ["curl/8.5.0", "curl"],
    ["<script>alert(1)</script>", "Unknown device"],
  ])("the device %j is called %s", (userAgent, words) => {
    expect(deviceWords(userAgent)).toBe(words);
  });
});
