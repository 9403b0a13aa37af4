import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { handleRestRequest } from "./api/fetch-handler";
import { handleRest } from "./api/node-handler";
import { provideEnv } from "./env";
import { handleGraphqlRequest } from "./graphql/fetch-handler";
import { handleGraphql } from "./graphql/node-handler";
import { createLog } from "./log";
import { seriesNow } from "./metrics/testing/series";
import { handleTrpcRequest } from "./trpc/fetch-handler";
import { handleTrpc } from "./trpc/node-handler";

const lines: string[] = [];
const server = createServer(
  (req, res) => void (handleTrpc(req, res) || handleRest(req, res) || handleGraphql(req, res)),
);

beforeAll(async () => {
  const log = createLog("debug", { write: (line) => void lines.push(line) });
  Object.assign(globalThis, { turnoutLog: log });
  // Nothing listens on port 1.
  provideEnv({
    DATABASE_URL: "postgres://turnout@127.0.0.1:1/turnout",
    NEXTAUTH_SECRET: "a secret for tests",
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const counted = async (route: string, method: string, status: number) =>
  (await seriesNow()).get(
    `http_request_duration_seconds_count{route="${route}",method="${method}",status="${status}"}`,
  ) ?? 0;

const CASES = [
  ["/api/trpc/events.list?input={}", "GET", "/api/trpc/events.list", 503],
  ['/api/trpc/events.list,events.list?batch=1&input={"0":{},"1":{}}', "GET", "/api/trpc/batch", 503],
  ["/api/trpc/made.up", "GET", "/api/trpc/unknown", 404],
  ["/api/v1/events/018f3c1e-1111-7222-8333-444455556666", "GET", "/api/v1/events/{eventId}", 503],
  ["/api/activities", "HEAD", "/api/v1/events", 503],
  ["/api/v1/openapi.json", "GET", "/api/v1/openapi.json", 200],
  ["/api/graphql?sdl", "GET", "/api/graphql", 200],
  ["/api/graphql", "DELETE", "/api/graphql", 405],
  ["/api/v1/made/up/by/somebody", "GET", "/api/v1/unknown", 404],
] as const;

test.each(CASES)(
  "the self-hosted server counts %s %s under the route %s",
  async (path, method, route, status) => {
    const before = await counted(route, method, status);
    expect((await fetch(base() + path, { method })).status).toBe(status);
    await expect.poll(() => counted(route, method, status)).toBe(before + 1);
  },
);

test.each(CASES)("the routes of Next count %s %s under the route %s", async (path, method, route, status) => {
  const before = await counted(route, method, status);
  const request = new Request(`http://localhost:3000${path}`, { method });
  const handlers = { trpc: handleTrpcRequest, graphql: handleGraphqlRequest, v1: handleRestRequest };
  const [, , first = ""] = new URL(request.url).pathname.split("/");
  await (first in handlers ? handlers[first as keyof typeof handlers] : handleRestRequest)(request);
  expect(await counted(route, method, status)).toBe(before + 1);
});

test("a request that its client aborts is counted as aborted, and its log line carries its id", async () => {
  const route = "/api/trpc/events.list";
  const before = await counted(route, "POST", 499);
  await new Promise<void>((resolve) => {
    const headers = { "content-type": "application/json", "content-length": "100", "x-request-id": "mine-8" };
    const asked = get(`${base()}${route}`, { method: "POST", headers }).on("error", () => resolve());
    asked.write("{");
    server.once("request", () => asked.destroy());
  });
  await expect.poll(() => counted(route, "POST", 499)).toBe(before + 1);
  const line = lines.map((one) => JSON.parse(one)).find(({ status }) => status === 499);
  expect(line).toMatchObject({ requestId: "mine-8", route });
});

test("every log line of a request carries its id, including the line of its answer", async () => {
  lines.length = 0;
  const headers = { "x-request-id": "mine-7" };
  await fetch(`${base()}/api/v1/events`, { headers });
  await expect.poll(() => lines.length).toBe(2);
  const told = lines.map((line) => JSON.parse(line));
  expect(told.map(({ requestId, level }) => [requestId, level])).toEqual([
    ["mine-7", 50],
    ["mine-7", 20],
  ]);
  expect(told[1]).toMatchObject({ msg: "answered", route: "/api/v1/events", status: 503 });
});
