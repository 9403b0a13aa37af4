import { beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { testDatabase } from "../../tests/database";
import { database } from "../db/client";
import { freeKey, keepAnswer } from "../domains/idempotency/commands";
import { inDays, type Person, restSite, type Sent } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let ana: Person;
let eventId: string;
let poolId: string;
let keys = 0;

beforeAll(async () => {
  ana = await site.person();
});
beforeEach(async () => {
  await on.db.rateLimit.deleteMany();
  ({ id: eventId, poolId } = await site.event({ guestsMax: 3 }));
});

const plan = {
  title: "Letterpress evening",
  startsAt: inDays(30).toISOString(),
  endsAt: inDays(31).toISOString(),
  timeZone: "Europe/Berlin",
};
const newKey = () => `key ${keys++}`;
const keyed = (key: string, body: unknown = {}, as: Person = ana): Sent => ({
  as,
  body,
  headers: { "idempotency-key": key },
});
const drafts = (hostId: string) => on.db.event.count({ where: { hostId } });
const conflict = (reason: string) => ({ status: 409, body: { error: { code: "conflict", reason } } });
const age = (seconds: number) =>
  on.db
    .$executeRaw`update "IdempotencyKey" set "createdAt" = "createdAt" - make_interval(secs => ${seconds}::int)`;
/** The state that a server leaves if it crashes between doing the work and storing the answer. */
const forgetAnswers = () => on.db.$executeRaw`update "IdempotencyKey" set status = null, answer = null`;

describe("recovery from a crash between the work and its answer", () => {
  test("a repeatable request is taken over after a minute without a second effect", async () => {
    const key = newKey();
    const path = `/events/${eventId}/rsvp`;
    const first = await site.call("POST", path, keyed(key));
    await forgetAnswers();
    expect(await site.call("POST", path, keyed(key))).toMatchObject(conflict("idempotency.in-progress"));
    await age(60);
    expect(await site.call("POST", path, keyed(key))).toMatchObject({ status: 200, body: first.body });
    expect(await on.db.rsvp.count({ where: { poolId } })).toBe(1);
  });

  test("a request that would create something twice is not repeated and its sender is asked to check", async () => {
    const host = await site.person();
    const key = newKey();
    await site.call("POST", "/events", keyed(key, plan, host));
    await forgetAnswers();
    await age(60);
    const again = await site.call("POST", "/events", keyed(key, plan, host));
    expect(again).toMatchObject(conflict("idempotency.outcome-unknown"));
    expect(await drafts(host.id)).toBe(1);
  });

  test("a request that was taken over and ends late does not replace the stored answer", async () => {
    const key = newKey();
    const path = `/events/${eventId}/rsvp`;
    const row = on.db.idempotencyKey;
    await site.call("POST", path, keyed(key));
    const [kept] = await row.findMany({ orderBy: { createdAt: "desc" }, take: 1 });
    const late = { userId: ana.id, key: kept?.key ?? "", claimedAt: new Date(0) };
    await keepAnswer(on.db, late, { status: 500, answer: {} });
    await freeKey(on.db, late);
    expect(await row.findFirst({ where: { key: late.key } })).toEqual(kept);
  });
});

describe("stored answers", () => {
  test("a rate-limited answer is not stored", async () => {
    const event = await site.event();
    for (let i = 0; i < 5; i++) await site.call("POST", `/events/${event.id}/rsvp`, { as: ana, body: {} });
    const key = newKey();
    expect((await site.call("POST", `/events/${eventId}/rsvp`, keyed(key))).status).toBe(429);
    await on.db.rateLimit.deleteMany();
    expect((await site.call("POST", `/events/${eventId}/rsvp`, keyed(key))).status).toBe(201);
  });

  test("the answer of a busy database is not stored", async () => {
    const key = newKey();
    const lock = vi.spyOn(database(), "$transaction").mockRejectedValueOnce({ code: "55P03" });
    const busy = await site.call("POST", `/events/${eventId}/rsvp`, keyed(key));
    lock.mockRestore();
    expect(busy).toMatchObject({ status: 503, body: { error: { reason: "database.busy" } } });
    expect((await site.call("POST", `/events/${eventId}/rsvp`, keyed(key))).status).toBe(201);
  });

  test("an answer with a one-time secret is repeated only to its owner and is unreadable in the database", async () => {
    const key = newKey();
    const sent = { body: { name: "Printer" }, headers: { "idempotency-key": key, cookie: ana.cookie } };
    const made = await site.call("POST", "/me/tokens", sent);
    expect(made.status).toBe(201);
    expect((await site.call("POST", "/me/tokens", sent)).body).toEqual(made.body);
    const byToken = await site.call("POST", "/me/tokens", keyed(key, { name: "Printer" }));
    expect(byToken).toMatchObject(conflict("idempotency.key-reused"));
    const rows = JSON.stringify(await on.db.idempotencyKey.findMany({ where: { userId: ana.id } }));
    expect(rows).not.toContain(made.body.token);
    expect(rows).not.toContain(key);
  });
});
