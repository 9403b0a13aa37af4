import { describe, expect, it } from "vitest";
import { ownOriginFor, refuseForgery } from "./csrf";
import { DomainError } from "./errors";

const OWN = "https://turnout.example";
const json = "application/json";

function outcome(method: string, headers: Record<string, string>): string {
  try {
    refuseForgery({ method, header: (name) => headers[name], ownOrigin: OWN });
    return "let through";
  } catch (error) {
    return error instanceof DomainError ? `${error.code} ${error.reason}` : String(error);
  }
}

const FORGED = "forbidden request.forged";
const NOT_JSON = "invalid request.unsupported-media-type";

describe("refuseForgery", () => {
  it.each<[string, string, Record<string, string>, string]>([
    [
      "our own page",
      "POST",
      { origin: OWN, "sec-fetch-site": "same-origin", "content-type": json },
      "let through",
    ],
    [
      "a charset after the type",
      "POST",
      { origin: OWN, "content-type": `${json}; charset=utf-8` },
      "let through",
    ],
    ["a program with a cookie", "POST", { cookie: "a=b", "content-type": json }, "let through"],
    ["a typed address", "POST", { "sec-fetch-site": "none", "content-type": json }, "let through"],
    [
      "a read from elsewhere",
      "GET",
      { origin: "https://evil.example", "sec-fetch-site": "cross-site" },
      "let through",
    ],
    ["a preflight", "OPTIONS", { origin: "https://evil.example" }, "let through"],
    ["another site", "POST", { origin: "https://evil.example", "content-type": json }, FORGED],
    [
      "another site that hides its origin",
      "POST",
      { "sec-fetch-site": "cross-site", "content-type": json },
      FORGED,
    ],
    ["a sibling domain", "POST", { "sec-fetch-site": "same-site", "content-type": json }, FORGED],
    [
      "a site that claims to be unheard of",
      "POST",
      { "sec-fetch-site": "new", "content-type": json },
      FORGED,
    ],
    ["a sandboxed frame", "POST", { origin: "null", "content-type": json }, FORGED],
    ["our host over http", "POST", { origin: "http://turnout.example", "content-type": json }, FORGED],
    ["our host on another port", "POST", { origin: `${OWN}:8443`, "content-type": json }, FORGED],
    ["our host as a prefix", "POST", { origin: `${OWN}.evil.example`, "content-type": json }, FORGED],
    ["a form", "POST", { origin: OWN, "content-type": "application/x-www-form-urlencoded" }, NOT_JSON],
    ["a form that looks like JSON", "POST", { cookie: "a=b", "content-type": "text/plain" }, NOT_JSON],
    ["no type at all", "POST", { cookie: "a=b" }, NOT_JSON],
    ["JSON in a list of types", "POST", { "content-type": `text/plain, ${json}` }, NOT_JSON],
    ["a DELETE without a body", "DELETE", { origin: OWN, cookie: "a=b" }, "let through"],
    ["a DELETE from another site", "DELETE", { origin: "https://evil.example", cookie: "a=b" }, FORGED],
    ["a lower-case method", "post", { origin: "https://evil.example", "content-type": json }, FORGED],
    [
      "a token alone",
      "POST",
      { authorization: "Bearer tt_x", origin: "https://other.example" },
      "let through",
    ],
    [
      "a token beside a cookie",
      "POST",
      { authorization: "Bearer tt_x", cookie: "a=b", origin: "https://evil.example" },
      FORGED,
    ],
    [
      "another scheme than bearer",
      "POST",
      { authorization: "Basic eA==", origin: "https://evil.example" },
      FORGED,
    ],
  ])("refuseForgery decides on %s: %s", (_, method, headers, expected) => {
    expect(outcome(method, headers)).toBe(expected);
  });
});

describe("writes without a body that need no media type", () => {
  const bare = (headers: Record<string, string>) => {
    try {
      refuseForgery({ method: "POST", header: (name) => headers[name], ownOrigin: OWN, allowsNoBody: true });
      return "let through";
    } catch (error) {
      return error instanceof DomainError ? `${error.code} ${error.reason}` : String(error);
    }
  };
  it.each<[string, Record<string, string>, string]>([
    ["our own page", { cookie: "a=b", origin: OWN, "sec-fetch-site": "same-origin" }, "let through"],
    ["a length of nothing", { cookie: "a=b", origin: OWN, "content-length": "0" }, "let through"],
    ["a program with a cookie", { cookie: "a=b" }, "let through"],
    ["another site", { cookie: "a=b", origin: "https://evil.example" }, FORGED],
    ["another site that hides its origin", { cookie: "a=b", "sec-fetch-site": "cross-site" }, FORGED],
    ["a sandboxed frame", { cookie: "a=b", origin: "null" }, FORGED],
    ["an empty form", { cookie: "a=b", "content-type": "application/x-www-form-urlencoded" }, NOT_JSON],
    ["a body without a type", { cookie: "a=b", "content-length": "5" }, NOT_JSON],
    ["a body in chunks without a type", { cookie: "a=b", "transfer-encoding": "chunked" }, NOT_JSON],
  ])("refuseForgery decides correctly on a write without a body from or with %s", (_, headers, expected) => {
    expect(bare(headers)).toBe(expected);
  });
});

describe("ownOriginFor", () => {
  it.each<[string | undefined, string | undefined, string]>([
    ["https://turnout.example", "internal:3000", "https://turnout.example"],
    ["https://turnout.example/app", undefined, "https://turnout.example"],
    ["http://localhost:3000", "127.0.0.1:3000", "http://127.0.0.1:3000"],
    ["http://127.0.0.1:3000", "laptop.local:3000", "http://laptop.local:3000"],
    ["http://[::1]:3000", "localhost:3000", "http://localhost:3000"],
    [undefined, "LOCALHOST:3000", "http://localhost:3000"],
    ["not an address", "localhost:3000", "http://localhost:3000"],
    [undefined, undefined, "http://localhost"],
  ])("with NEXTAUTH_URL %s and Host %s, the own origin is %s", (configured, host, origin) => {
    expect(ownOriginFor(configured, host)).toBe(origin);
  });
});
