import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { database } from "../db/client";
import { createAccessToken } from "../domains/accounts/tokens/commands";
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

describe("the same request under the same key", () => {
  test("a repeated request is carried out once and gets the stored answer", async () => {
    const host = await site.person();
    const key = newKey();
    const first = await site.call("POST", "/events", keyed(key, plan, host));
    expect(first.status).toBe(201);
    expect(first.headers).not.toHaveProperty("idempotency-replayed");
    const reordered = Object.fromEntries(Object.entries(plan).reverse());
    for (const body of [plan, reordered]) {
      const again = await site.call("POST", "/events", keyed(key, body, host));
      expect(again).toMatchObject({ status: 201, body: first.body });
      expect(again.headers["idempotency-replayed"]).toBe("true");
    }
    expect(await drafts(host.id)).toBe(1);
  });

  test("twenty concurrent copies of a request have one effect and the others are asked to retry", async () => {
    const host = await site.person();
    const key = newKey();
    const all = () =>
      Promise.all(Array.from({ length: 20 }, () => site.call("POST", "/events", keyed(key, plan, host))));
    const answers = await all();
    expect(await drafts(host.id)).toBe(1);
    const early = answers.filter((answer) => answer.status !== 201);
    for (const answer of early) {
      expect(answer).toMatchObject(conflict("idempotency.in-progress"));
      expect(answer.headers["retry-after"]).toBe("1");
    }
    expect(new Set((await all()).map((answer) => answer.body.id)).size).toBe(1);
    expect(await drafts(host.id)).toBe(1);
  });

  test("without a key or with different keys, every copy of a request has its effect", async () => {
    const host = await site.person();
    const sents = [
      ...Array(5).fill({ as: host, body: plan }),
      ...[1, 2, 3].map(() => keyed(newKey(), plan, host)),
    ];
    await Promise.all(sents.map((sent) => site.call("POST", "/events", sent)));
    expect(await drafts(host.id)).toBe(8);
  });

  test("another process or a restarted one returns the stored answer", async () => {
    const key = newKey();
    const first = await site.call("POST", `/events/${eventId}/rsvp`, keyed(key, { guests: 1 }));
    await database().$disconnect();
    Object.assign(globalThis, { turnoutDb: on.openSecond(2) });
    const again = await site.call("POST", `/api/activities/${eventId}/rsvp`, keyed(key, { guests: 1 }));
    expect(again).toMatchObject({ status: first.status, body: first.body });
    expect(again.headers["idempotency-replayed"]).toBe("true");
  });

  test("a repeated request gets the stored refusal even if it would succeed by now", async () => {
    const full = await site.event({ capacity: 1, waitlistEnabled: false });
    await site.call("POST", `/events/${full.id}/rsvp`, { as: await site.person(), body: {} });
    const path = `/events/${full.id}/rsvp`;
    const key = newKey();
    const refused = await site.call("POST", path, keyed(key));
    expect(refused).toMatchObject(conflict("rsvp.full"));
    await on.db.seatPool.update({ where: { id: full.poolId }, data: { capacity: 9 } });
    const again = await site.call("POST", path, keyed(key));
    expect(again).toMatchObject({ status: 409, body: refused.body });
    expect(await site.call("POST", path, keyed(newKey()))).toMatchObject({ status: 201 });
  });

  test("a request repeated a day later is a new request", async () => {
    const host = await site.person();
    const key = newKey();
    const first = await site.call("POST", "/events", keyed(key, plan, host));
    await age(24 * 3600 - 60);
    expect((await site.call("POST", "/events", keyed(key, plan, host))).body).toEqual(first.body);
    await age(60);
    expect((await site.call("POST", "/events", keyed(key, plan, host))).body.id).not.toBe(first.body.id);
  });
});

describe("idempotency keys", () => {
  test("a key used with another body, path, method or credential is a conflict", async () => {
    const key = newKey();
    const path = `/events/${eventId}/rsvp`;
    await site.call("POST", path, keyed(key, { guests: 1 }));
    const other = await site.event();
    const byCookie = { body: { guests: 1 }, headers: { "idempotency-key": key, cookie: ana.cookie } };
    const others: [string, string, Sent][] = [
      ["POST", path, keyed(key, { guests: 2 })],
      ["POST", path, keyed(key, {})],
      ["POST", `/events/${other.id}/rsvp`, keyed(key, { guests: 1 })],
      ["PUT", path, keyed(key, { guests: 1 })],
      ["DELETE", path, keyed(key, undefined)],
      ["POST", path, byCookie],
    ];
    for (const [method, where, sent] of others) {
      expect(await site.call(method, where, sent)).toMatchObject(conflict("idempotency.key-reused"));
    }
    expect(await on.db.rsvp.findFirst({ where: { poolId } })).toMatchObject({ guests: 1 });
  });

  test("two people can use the same key", async () => {
    const key = newKey();
    const ben = await site.person();
    const path = `/events/${eventId}/rsvp`;
    const [first, second] = [
      await site.call("POST", path, keyed(key)),
      await site.call("POST", path, keyed(key, {}, ben)),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.headers).not.toHaveProperty("idempotency-replayed");
    expect(second.body.rsvp.id).not.toBe(first.body.rsvp.id);
  });

  test.each(["", "x".repeat(256), "ümlaut", "tab\there"])("the invalid key %.20j is refused", async (key) => {
    const answer = await site.call("POST", `/events/${eventId}/rsvp`, keyed(key));
    expect(answer).toMatchObject({ status: 400, body: { error: { reason: "idempotency.key-invalid" } } });
    expect(await on.db.rsvp.count({ where: { poolId } })).toBe(0);
  });

  test("a key of 255 characters is accepted", async () => {
    const answer = await site.call("POST", `/events/${eventId}/rsvp`, keyed("x".repeat(255)));
    expect(answer.status).toBe(201);
  });

  test("a key is refused on public writes without a sign-in and ignored on sign-up", async () => {
    const headers = { "idempotency-key": newKey() };
    const rsvp = await site.call("POST", `/events/${eventId}/rsvp`, { body: {}, headers });
    expect(rsvp).toMatchObject({ status: 401, body: { error: { reason: "sign-in.missing" } } });
    for (const name of ["Ana", "Ben"]) {
      const body = { email: `${name}@new.test`, name, password: "correct horse battery" };
      expect(await site.call("POST", "/accounts", { body, headers })).toMatchObject({ status: 201 });
    }
  });

  test("a read does not use up a key", async () => {
    const key = newKey();
    await site.call("GET", `/events/${eventId}/rsvp`, { as: ana, headers: { "idempotency-key": key } });
    expect((await site.call("POST", `/events/${eventId}/rsvp`, keyed(key))).status).toBe(201);
  });
});

test("a revoked token gets no stored answer of its owner", async () => {
  const made = { userId: ana.id, name: "lost", expiresAt: null, now: new Date() };
  const lost = await createAccessToken(on.db, made);
  const key = newKey();
  const sent = keyed(key, {}, { ...ana, token: lost.token });
  expect((await site.call("POST", `/events/${eventId}/rsvp`, sent)).status).toBe(201);
  await on.db.personalAccessToken.delete({ where: { id: lost.id } });
  expect((await site.call("POST", `/events/${eventId}/rsvp`, sent)).status).toBe(401);
});
