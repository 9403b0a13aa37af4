import { afterAll, beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createEvent, createUsers } from "../../tests/factories";
import { mintSignInCookie } from "../auth";
import { database as processDatabase } from "../db/client";
import { provideEnv } from "../env";
import { handleTrpcRequest } from "./fetch-handler";
import { BATCH_MAX } from "./init";

const database = testDatabase();
const ORIGIN = "http://localhost:3000";

beforeAll(() =>
  provideEnv({
    DATABASE_URL: database.requestUrl,
    NEXTAUTH_SECRET: "a secret for tests",
    NEXTAUTH_URL: ORIGIN,
    LOG_LEVEL: "silent",
    TRUSTED_PROXIES: "0",
  }),
);
afterAll(() => processDatabase().$disconnect());

type Answer = { result?: unknown; error?: { message: string; data: { httpStatus: number } } };

async function batchOf(procedure: string, inputs: object[], headers: Record<string, string> = {}) {
  const path = inputs.map(() => procedure).join(",");
  const request = new Request(`${ORIGIN}/api/trpc/${path}?batch=1`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(Object.fromEntries(inputs.entries())),
  });
  const response = await handleTrpcRequest(request);
  const answers = (await response.json()) as Answer[];
  const reasons = answers.flatMap(({ error }) => (error ? [error.message] : []));
  return { response, done: answers.length - reasons.length, reasons };
}

test("a batch of twenty RSVPs counts as twenty attempts and says when to retry", async () => {
  const { db } = database;
  const [userId = ""] = await createUsers(db, 1);
  const soon = Date.now() + 86_400_000;
  const event = await createEvent(db, { startsAt: new Date(soon), endsAt: new Date(soon + 3_600_000) });
  const cookie = await mintSignInCookie(db, userId);
  const inputs = Array.from({ length: BATCH_MAX }, () => ({ eventId: event.id }));
  const { response, done, reasons } = await batchOf("rsvps.rsvp", inputs, { cookie });
  expect(done).toBe(5);
  expect(reasons).toEqual(Array(BATCH_MAX - 5).fill("rsvp.too-many"));
  expect(Number(response.headers.get("retry-after"))).toBeGreaterThan(0);
});

test("requesting emails in one batch or in many requests counts the same, whatever client address is claimed", async () => {
  const input = { email: "pestered@people.test", purpose: "sign-in" };
  const first = await batchOf("accounts.requestLink", Array(BATCH_MAX).fill(input));
  expect(first.done).toBe(5);
  for (const address of ["198.51.100.1", "198.51.100.2, 10.0.0.1", "::1"]) {
    const again = await batchOf("accounts.requestLink", [input], { "x-forwarded-for": address });
    expect(again).toMatchObject({ done: 0, reasons: ["link-mail.too-many"] });
    expect(again.response.status).toBe(429);
  }
  expect(await database.db.mailboxMessage.count()).toBe(5);
});

test.each([
  ["lists", "[".repeat(100_000), "]".repeat(100_000)],
  ["objects", '{"a":'.repeat(30_000), "}".repeat(30_000)],
])("a call with endlessly nested %s is refused as invalid input", async (_, opening, closing) => {
  const body = `{"eventId":${opening}1${closing}}`.replace("[1]", "[]");
  const headers = { "content-type": "application/json" };
  const request = new Request(`${ORIGIN}/api/trpc/rsvps.rsvp`, { method: "POST", headers, body });
  expect((await handleTrpcRequest(request)).status).toBe(400);
});
