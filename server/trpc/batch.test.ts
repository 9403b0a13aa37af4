import { beforeAll, expect, test } from "vitest";
import { provideEnv } from "../env";
import { handleTrpcRequest } from "./fetch-handler";
import { BATCH_MAX } from "./init";

beforeAll(() =>
  provideEnv({
    NEXTAUTH_SECRET: "a secret for tests",
    LOG_LEVEL: "silent",
    DATABASE_URL: "postgresql://nobody@127.0.0.1:1/nothing",
  }),
);

async function batchOf(calls: number): Promise<{ status: number; reasons: Set<string> }> {
  const path = Array.from({ length: calls }, () => "events.list").join(",");
  const response = await handleTrpcRequest(new Request(`http://localhost/api/trpc/${path}?batch=1&input={}`));
  const answers = [(await response.json()) as { error: { data: { reason: string } } }[]].flat(2);
  return { status: response.status, reasons: new Set(answers.map((answer) => answer.error.data.reason)) };
}

test("a batch with more calls than a page makes is refused before any call runs", async () => {
  expect(await batchOf(BATCH_MAX + 1)).toEqual({ status: 400, reasons: new Set(["request.invalid"]) });
});

test("a batch with as many calls as a page makes is run", async () => {
  const { reasons } = await batchOf(BATCH_MAX);
  expect(reasons).not.toContain("request.invalid");
});
