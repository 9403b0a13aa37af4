import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { provideEnv } from "../env";
import { handleGraphql } from "../graphql/node-handler";
import { handleTrpc } from "../trpc/node-handler";
import { handleRest } from "./node-handler";

const faults: string[] = [];
const server = createServer(
  (req, res) => void (handleTrpc(req, res) || handleRest(req, res) || handleGraphql(req, res)),
);

beforeAll(async () => {
  Object.assign(globalThis, { turnoutLog: pino({}, { write: (line: string) => void faults.push(line) }) });
  // Nothing listens on port 1.
  provideEnv({
    DATABASE_URL: "postgres://turnout@127.0.0.1:1/turnout",
    NEXTAUTH_SECRET: "a secret for tests",
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const withToken = { authorization: `Bearer tt_${"x".repeat(43)}` };
const refused = { code: "unavailable", reason: "database.unreachable" };

test.each([
  ["over REST, of anyone", "/api/v1/events", {}, { error: refused }],
  ["over REST, with a token", "/api/v1/events", withToken, { error: refused }],
  ["over tRPC, of anyone", "/api/trpc/events.list?input={}", {}, { error: { data: refused } }],
  ["over tRPC, with a token", "/api/trpc/events.list?input={}", withToken, { error: { data: refused } }],
])(
  "a request %s is answered as unavailable without a database and logged once",
  async (_, path, headers, body) => {
    const { port } = server.address() as AddressInfo;
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers });
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject(body);
    expect(faults.splice(0)).toHaveLength(1);
  },
);

test("a GraphQL request is answered as unavailable without a database and logged once", async () => {
  const { port } = server.address() as AddressInfo;
  const headers = { ...withToken, "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify({ query: "{ __typename }" }) };
  const answer = await fetch(`http://127.0.0.1:${port}/api/graphql`, init);
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: refused }] });
  expect(faults.splice(0)).toHaveLength(1);
});
