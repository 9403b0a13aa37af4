import { createServer, get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { GET } from "../../app/api/metrics/route";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { handleMetrics } from "../selfhost/metrics-handler";
import { isFromThisMachine } from "./answer";

const on = testDatabase();
const server = createServer((req, res) => void (handleMetrics(req, res) || res.writeHead(418).end()));

beforeAll(async () => {
  provideEnv({ DATABASE_URL: on.requestUrl, LOG_LEVEL: "silent", NODE_ENV: "production" });
  Object.assign(globalThis, { turnoutDb: on.db });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

type Answer = { status: number | undefined; type: string | undefined; text: string };

/** Node's own client, because `fetch` does not allow a Host header. */
function ask(headers: Record<string, string> = {}, path = "/api/metrics"): Promise<Answer> {
  const { port } = server.address() as AddressInfo;
  return new Promise((resolve, reject) => {
    get({ port, host: "127.0.0.1", path, headers }, async (response: IncomingMessage) => {
      const text = (await response.toArray()).join("");
      resolve({ status: response.statusCode, type: response.headers["content-type"], text });
    }).on("error", reject);
  });
}

const settings = (METRICS_TOKEN: string, NEXTAUTH_URL = "http://localhost:3000", TRUSTED_PROXIES = "0") =>
  provideEnv({ METRICS_TOKEN, NEXTAUTH_URL, TRUSTED_PROXIES });

describe("metrics without a token", () => {
  test("when no token is set, a program on this machine can read the metrics", async () => {
    settings("");
    const { status, type, text } = await ask();
    expect([status, type]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
    expect(text).toMatch(/^turnout_outbox_pending 0$/m);
    expect(text).toMatch(/^turnout_job_period_seconds\{job="prune"\} 3600$/m);
    expect((await ask({}, "/api/metrics?x=1")).status).toBe(200);
    expect((await ask({}, "/api/metrics/more")).status).toBe(418);
  });

  test.each([
    ["through a proxy", { "x-forwarded-for": "127.0.0.1" }, undefined, undefined],
    ["through a proxy with a Forwarded header", { forwarded: "for=127.0.0.1" }, undefined, undefined],
    ["under a foreign Host", { host: "metrics.attacker.example" }, undefined, undefined],
    ["at a site with a public address", {}, "https://events.example.org", undefined],
    ["with trusted proxies configured", {}, "http://localhost:3000", "1"],
    [
      "with a guessed token",
      { authorization: "Bearer undefined", host: "example.org" },
      undefined,
      undefined,
    ],
  ])("without a token, metrics are not found %s", async (_, headers, url, proxies) => {
    settings("", url, proxies);
    const { status, text } = await ask(headers);
    expect(status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ error: { code: "not-found", reason: "path.not-found" } });
  });

  test("when no token is set, Next's route refuses the metrics because it does not know the peer's address", async () => {
    settings("");
    const request = new Request("http://localhost:3000/api/metrics", {
      headers: { "x-forwarded-for": "127.0.0.1" },
    });
    expect((await GET(request)).status).toBe(404);
  });
});

describe("metrics with a token", () => {
  const token = "a-long-token-of-the-scraper";

  test("when a token is set, every client that sends it can read the metrics", async () => {
    settings(token, "https://events.example.org", "2");
    const headers = { authorization: `Bearer ${token}` };
    expect((await ask({ ...headers, "x-forwarded-for": "203.0.113.7" })).text).toContain(
      "turnout_outbox_pending 0",
    );
    expect((await GET(new Request("https://events.example.org/api/metrics", { headers }))).status).toBe(200);
  });

  test.each([["none"], [""], ["Bearer"], [`Bearer ${token}x`], [token], [`bearer ${token} `]])(
    "with a token, metrics are refused for the Authorization header %j, also to this machine",
    async (authorization) => {
      settings(token);
      const { status, text } = await ask(authorization === "none" ? {} : { authorization });
      expect(status).toBe(401);
      expect(JSON.parse(text)).toMatchObject({
        error: { code: "unauthenticated", reason: "metrics.wrong-token" },
      });
    },
  );
});

describe("a request from this machine", () => {
  const here = { remoteAddress: "127.0.0.1", host: "localhost:3000", forwarded: false };
  const site = { siteUrl: undefined, proxies: 0 };

  test.each([
    ["over IPv4", here, true],
    ["over IPv6", { ...here, remoteAddress: "::1", host: "[::1]:3000" }, true],
    ["over IPv4 in IPv6", { ...here, remoteAddress: "::ffff:127.0.0.1", host: "127.0.0.1" }, true],
    ["from the network", { ...here, remoteAddress: "192.168.1.5" }, false],
    [
      "from an address that only starts like loopback",
      { ...here, remoteAddress: "127.0.0.1.example" },
      false,
    ],
    ["with a closed socket", { ...here, remoteAddress: undefined }, false],
    ["without a Host", { ...here, host: undefined }, false],
    ["for a Host that only starts like localhost", { ...here, host: "localhost.attacker.example" }, false],
    ["for a Host with a user name in front", { ...here, host: "localhost@attacker.example" }, false],
  ])("a request counts as local %s: %s", (_, origin, expected) => {
    expect(isFromThisMachine(origin, site)).toBe(expected);
  });
});
