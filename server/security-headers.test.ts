import { describe, expect, test } from "vitest";
import { parseEnv } from "./env";
import { answerHeaders, pagePolicy, transportHeaders } from "./security-headers";

const PAGE = { nonce: "bm9uY2U=", live: null, isDevelopment: false, isSecure: true };

function directives(change: Partial<Parameters<typeof pagePolicy>[0]> = {}): Record<string, string[]> {
  const parts = pagePolicy({ ...PAGE, ...change }).split("; ");
  return Object.fromEntries(parts.map((part) => part.split(" ")).map(([name, ...rest]) => [name, rest]));
}

describe("the policy of pages", () => {
  test("a page runs only scripts with its nonce and turns no text into code", () => {
    expect(directives()["script-src"]).toEqual(["'nonce-bm9uY2U='", "'strict-dynamic'"]);
    expect(pagePolicy(PAGE)).not.toContain("unsafe-eval");
  });

  test("a page may use eval in development because React needs it", () => {
    expect(directives({ isDevelopment: true })["script-src"]).toContain("'unsafe-eval'");
  });

  test("a page stays out of frames and restricts forms, base and plugins to itself", () => {
    expect(directives()).toMatchObject({
      "frame-ancestors": ["'none'"],
      "form-action": ["'self'"],
      "base-uri": ["'none'"],
      "object-src": ["'none'"],
    });
  });

  test("a page may show map tiles of the configured server over http, and of no other", () => {
    const pattern = "{z}/{x}/{y}.png";
    expect(directives({ tiles: `http://tiles.lan:8080/${pattern}` })["img-src"]).toContain(
      "http://tiles.lan:8080",
    );
    expect(directives({ tiles: `https://tile.example/${pattern}` })["img-src"]).toEqual(
      directives()["img-src"],
    );
    for (const MAP_TILE_URL of [
      "tiles",
      "https://{z}.tile/{x}/{y}",
      "javascript:{z}{x}{y}",
      "https://a.b/{z}/{x}",
    ])
      expect(() => parseEnv({ MAP_TILE_URL })).toThrow("MAP_TILE_URL");
  });

  test("a page upgrades requests to https only if the site is on https", () => {
    expect(directives()).toHaveProperty("upgrade-insecure-requests");
    expect(directives({ isSecure: false })).not.toHaveProperty("upgrade-insecure-requests");
  });

  test.each([
    ["no server", null, []],
    ["the built-in server", { key: "k", cluster: "", server: "page" as const }, []],
    ["Pusher", { key: "k", cluster: "eu", server: null }, ["wss://ws-eu.pusher.com"]],
    [
      "another server over TLS",
      { key: "k", cluster: "", server: { host: "live.example.org", port: 443, tls: true } },
      ["wss://live.example.org:443"],
    ],
    [
      "another server without TLS",
      { key: "k", cluster: "", server: { host: "10.0.0.5", port: 6001, tls: false } },
      ["ws://10.0.0.5:6001"],
    ],
  ])(
    "with %s as the Channels server, a page connects only there and to its own site",
    (_name, live, sources) => {
      expect(directives({ live })["connect-src"]).toEqual(["'self'", ...sources]);
    },
  );
});

test("a page may send files to the bucket of uploads, if there is one", () => {
  const bucket = "https://files.s3.eu-west-1.amazonaws.com";
  expect(directives({ uploadOrigin: bucket })["connect-src"]).toEqual(["'self'", bucket]);
  expect(directives({ uploadOrigin: null })["connect-src"]).toEqual(["'self'"]);
});

test("an answer that is no page may load nothing", () => {
  expect(answerHeaders()).toMatchObject({
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
  });
});

test("browsers are kept on https only in production on an https URL", () => {
  const of = (NODE_ENV: string, NEXTAUTH_URL?: string) =>
    transportHeaders(parseEnv({ NODE_ENV, NEXTAUTH_URL }));
  expect(of("production", "https://events.example.org")).toEqual({
    "Strict-Transport-Security": "max-age=63072000",
  });
  expect(of("production", "http://localhost:3000")).toEqual({});
  expect(of("production")).toEqual({});
  expect(of("development", "https://events.example.org")).toEqual({});
});
