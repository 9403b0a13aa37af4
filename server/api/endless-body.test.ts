import { beforeAll, expect, test } from "vitest";
import type { Db } from "../db/client";
import { provideEnv } from "../env";
import { handleGraphqlRequest } from "../graphql/fetch-handler";
import { answerAuthRequest } from "../realtime/auth-request";
import { handleTrpcRequest } from "../trpc/fetch-handler";
import { handleRestRequest } from "./fetch-handler";

const MEGABYTE = 1024 * 1024;
const SITE = "http://localhost:3000";

beforeAll(() => provideEnv({ NEXTAUTH_SECRET: "a secret for tests", LOG_LEVEL: "silent" }));

/** A body of 64 MB without a declared length. */
function endless() {
  let sent = 0;
  const chunk = new TextEncoder().encode("x".repeat(64 * 1024));
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= 64 * MEGABYTE) return controller.close();
      sent += chunk.byteLength;
      controller.enqueue(chunk);
    },
  });
  return { stream, sent: () => sent };
}

const noDatabase = {} as Db;
const asViewer = { db: noDatabase, findViewer: async () => null, ownOrigin: SITE };
const form = "application/x-www-form-urlencoded";

test.each([
  ["REST", "/api/v1/accounts", "application/json", 400, handleRestRequest],
  ["tRPC", "/api/trpc/accounts.signUp", "application/json", 413, handleTrpcRequest],
  ["GraphQL", "/api/graphql", "application/json", 400, handleGraphqlRequest],
  ["channel authorization", "/api/pusher/auth", form, 403, (r: Request) => answerAuthRequest(r, asViewer)],
] as const)("%s served by Next stops reading an endless body", async (_, path, type, status, answer) => {
  const { stream, sent } = endless();
  const init = { method: "POST", headers: { "content-type": type }, body: stream, duplex: "half" };
  const response = await answer(new Request(SITE + path, init));
  expect(response.status).toBe(status);
  expect(sent()).toBeLessThan(MEGABYTE);
});

test("a body that breaks off is answered as the sender's fault", async () => {
  const stream = new ReadableStream({ start: (controller) => controller.error(new Error("aborted")) });
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: stream, duplex: "half" };
  const response = await handleRestRequest(new Request(`${SITE}/api/v1/accounts`, init));
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: { reason: "request.aborted" } });
});
