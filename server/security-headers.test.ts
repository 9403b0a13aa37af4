import { describe, expect, test } from "vitest";
import { parseEnv } from "./env";
import { answerHeaders, pagePolicy, transportHeaders } from "./security-headers";

const PAGE = { nonce: "bm9uY2U=", live: null, isDevelopment: false, isSecure: true };

function directives(change: Partial<Parameters<typeof pagePolicy>[0]> = {}): Record<string, string[]> {
  const parts = pagePolicy({ ...PAGE, ...change }).split("; ");
  return Object.fromEntries(parts.map((part) => part.split(" ")).map(([name, ...rest]) => [name, rest]));
}

describe("the policy of a page", () => {
  test("lets scripts run by their nonce alone, and nothing make code of text", () => {
    expect(directives()["script-src"]).toEqual(["'nonce-bm9uY2U='", "'strict-dynamic'"]);
    expect(pagePolicy(PAGE)).not.toContain("unsafe-eval");
  });

  test("allows eval while developing, which React needs there", () => {
    expect(directives({ isDevelopment: true })["script-src"]).toContain("'unsafe-eval'");
  });

  test("keeps the page out of frames, and its forms, base and plugins to itself", () => {
    expect(directives()).toMatchObject({
      "frame-ancestors": ["'none'"],
      "form-action": ["'self'"],
      "base-uri": ["'none'"],
      "object-src": ["'none'"],
    });
  });

  test("asks for https only where the site is reached by it", () => {
    expect(directives()).toHaveProperty("upgrade-insecure-requests");
    expect(directives({ isSecure: false })).not.toHaveProperty("upgrade-insecure-requests");
  });

  test.each([
    ["none", null, []],
    ["the built-in one", { key: "k", cluster: "", server: "page" as const }, []],
    ["Pusher's", { key: "k", cluster: "eu", server: null }, ["wss://ws-eu.pusher.com"]],
    [
      "another over TLS",
      { key: "k", cluster: "", server: { host: "live.example.org", port: 443, tls: true } },
      ["wss://live.example.org:443"],
    ],
    [
      "another without TLS",
      { key: "k", cluster: "", server: { host: "10.0.0.5", port: 6001, tls: false } },
      ["ws://10.0.0.5:6001"],
    ],
  ])("with the Channels server being %s, pages connect there and home only", (_name, live, sources) => {
    expect(directives({ live })["connect-src"]).toEqual(["'self'", ...sources]);
  });
});

test("an answer that is no page may load nothing", () => {
  expect(answerHeaders()).toMatchObject({
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
  });
});

test("browsers are kept on https in production on an https address, and nowhere else", () => {
  const of = (NODE_ENV: string, NEXTAUTH_URL?: string) =>
    transportHeaders(parseEnv({ NODE_ENV, NEXTAUTH_URL }));
  expect(of("production", "https://events.example.org")).toEqual({
    "Strict-Transport-Security": "max-age=63072000",
  });
  expect(of("production", "http://localhost:3000")).toEqual({});
  expect(of("production")).toEqual({});
  expect(of("development", "https://events.example.org")).toEqual({});
});
