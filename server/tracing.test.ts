import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { provideEnv } from "./env";
import { createLog } from "./log";
import { currentTraceId, endTracing, traced } from "./tracing";

type Sent = {
  traceId: string;
  name: string;
  attributes: { key: string; value: unknown }[];
  status: { code?: number };
};

const received: { path: string | undefined; body: string }[] = [];
const collector = createServer(async (request, response) => {
  received.push({ path: request.url, body: (await request.toArray()).join("") });
  response.setHeader("content-type", "application/json");
  response.end("{}");
});

beforeAll(() => new Promise<void>((resolve) => collector.listen(0, "127.0.0.1", resolve)));
afterAll(() => new Promise((resolve) => collector.close(resolve)));

test("without a collector the work runs and the SDK is not loaded", async () => {
  expect(await traced("alone", {}, async () => 7)).toBe(7);
  expect(currentTraceId()).toBeUndefined();
  expect(Object.getOwnPropertySymbols(globalThis).map(String).join()).not.toContain("opentelemetry");
});

test("with a collector a span arrives without secrets, and the log lines of its work carry its trace", async () => {
  const { port } = collector.address() as AddressInfo;
  provideEnv({ OTEL_EXPORTER_OTLP_ENDPOINT: `http://127.0.0.1:${port}`, OTEL_SERVICE_NAME: "turnout-test" });
  const { startTracing } = await import("./tracing-sdk");
  startTracing();
  const lines: string[] = [];
  const log = createLog("info", { write: (line) => void lines.push(line) });

  await traced(
    "outer",
    { sink: "live", "http.target": "/sign-in/link?token=s3cret&mail=ana@example.org" },
    async () => {
      await traced("inner", { size: 3 }, async () => log.info("inside"));
    },
  );
  await expect(
    traced("broken", {}, () => Promise.reject(new TypeError("of ana@example.org"))),
  ).rejects.toThrow(TypeError);
  await traced(
    "refused",
    {},
    async () => "no",
    (answer) => answer === "no",
  );
  log.info("outside");
  await endTracing();

  const all = received.map(({ body }) => body).join("\n");
  expect(received.map(({ path }) => path)).toEqual(["/v1/traces"]);
  expect(all).not.toMatch(/s3cret|ana@example|process\.command|host\.name/);
  expect(all).toContain("turnout-test");
  const [{ scopeSpans } = { scopeSpans: [] }] = JSON.parse(all).resourceSpans as {
    scopeSpans: { spans: Sent[] }[];
  }[];
  const spans = new Map(scopeSpans.flatMap((scope) => scope.spans).map((span) => [span.name, span]));
  expect([...spans.keys()].sort()).toEqual(["broken", "inner", "outer", "refused"]);
  expect(spans.get("inner")?.traceId).toBe(spans.get("outer")?.traceId);
  expect(["inner", "broken", "refused"].map((name) => spans.get(name)?.status.code ?? 0)).toEqual([0, 2, 2]);
  expect(JSON.parse(lines[0] ?? "{}").traceId).toBe(spans.get("outer")?.traceId);
  expect(JSON.parse(lines[1] ?? "{}")).not.toHaveProperty("traceId");
  expect(await traced("after the end", {}, async () => 7)).toBe(7);
});
