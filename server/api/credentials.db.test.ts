import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createAccessToken } from "../domains/accounts/tokens/commands";
import { type Person, restSite, type Sent } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let ana: Person;
beforeAll(async () => {
  ana = await site.person();
});

const asBearer = (token: string): Sent => ({ headers: { authorization: `Bearer ${token}` } });
const asCookie = (cookie: string, more: Record<string, string> = {}): Sent => ({
  headers: { cookie, ...more },
});
const unauthenticated = {
  status: 401,
  body: { error: { code: "unauthenticated", reason: "sign-in.missing" } },
};

describe("the sign-in cookie", () => {
  test("the sign-in cookie identifies its user", async () => {
    const me = await site.call("GET", "/me", asCookie(ana.cookie));
    expect(me).toMatchObject({ status: 200, body: { id: ana.id, email: ana.email } });
  });

  test.each([
    "next-auth.session-token=",
    "next-auth.session-token=not-a-token",
    "next-auth.session-token=a.b.c.d.e",
    `next-auth.session-token=${"x".repeat(8000)}`,
    "next-auth.session-token.0=x; next-auth.session-token.2=y",
    "next-auth.session-token=%E0%A4%A",
    ";;;=;a==b; \u00ff\u00fe=",
    "__proto__=1; constructor=2",
  ])("the malformed sign-in cookie %.50s identifies no user", async (cookie) => {
    expect(await site.call("GET", "/me", asCookie(cookie))).toMatchObject(unauthenticated);
    expect(await site.call("GET", "/events", asCookie(cookie))).toMatchObject({ status: 200 });
  });

  test("a modified sign-in cookie identifies no user", async () => {
    const forged = `${ana.cookie.slice(0, -4)}AAAA`;
    expect(await site.call("GET", "/me", asCookie(forged))).toMatchObject(unauthenticated);
  });

  test("a sign-in cookie ends when all sessions are ended and when the user is banned", async () => {
    const [left, banned] = [await site.person(), await site.person()];
    await on.db.user.update({ where: { id: left.id }, data: { signInEpoch: { increment: 1 } } });
    await on.db.user.update({ where: { id: banned.id }, data: { bannedAt: new Date() } });
    for (const { cookie } of [left, banned]) {
      expect(await site.call("GET", "/me", asCookie(cookie))).toMatchObject(unauthenticated);
    }
    expect(await site.call("GET", "/me", { as: left })).toMatchObject({ status: 200 });
    expect(await site.call("GET", "/me", { as: banned })).toMatchObject(unauthenticated);
  });

  const asFrom: [string, Record<string, string>][] = [
    ["another site", { origin: "https://evil.test" }],
    ["an opaque origin", { origin: "null" }],
    ["another port", { origin: "http://127.0.0.1:1" }],
    ["another site according to the browser", { "sec-fetch-site": "cross-site" }],
    ["another subdomain", { "sec-fetch-site": "same-site" }],
  ];
  test.each(asFrom)("a request with a sign-in cookie from %s may not write", async (_, headers) => {
    const event = await site.event();
    const sent = { ...asCookie(ana.cookie, headers), body: {} };
    for (const method of ["POST", "DELETE"]) {
      const answer = await site.call(method, `/events/${event.id}/rsvp`, sent);
      expect(answer).toMatchObject({ status: 403, body: { error: { reason: "request.forged" } } });
    }
    expect(await on.db.rsvp.count({ where: { poolId: event.poolId } })).toBe(0);
  });

  test("a form post with a sign-in cookie may not write", async () => {
    const event = await site.event();
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/json-ish"]) {
      const sent = { ...asCookie(ana.cookie, { "content-type": type }), body: '{"guests":0}' };
      const answer = await site.call("POST", `/events/${event.id}/rsvp`, sent);
      expect(answer).toMatchObject({
        status: 415,
        body: { error: { reason: "request.unsupported-media-type" } },
      });
    }
    expect(await on.db.rsvp.count({ where: { poolId: event.poolId } })).toBe(0);
  });

  test("pages of this site and programs may write with a sign-in cookie", async () => {
    const headers = { origin: site.origin, "sec-fetch-site": "same-origin" };
    for (const more of [headers, {}]) {
      const event = await site.event();
      const sent = { ...asCookie(ana.cookie, more), body: {} };
      expect(await site.call("POST", `/events/${event.id}/rsvp`, sent)).toMatchObject({ status: 201 });
    }
  });
});

describe("a personal access token", () => {
  test("an access token is made with a cookie, shown once, works alone, and ends when it is revoked", async () => {
    const owner = await site.person();
    const sent = { ...asCookie(owner.cookie), body: { name: "Door printer" } };
    const made = await site.call("POST", "/me/tokens", sent);
    expect(made).toMatchObject({
      status: 201,
      body: { name: "Door printer", token: expect.stringMatching(/^tt_/) },
    });
    const bearer = asBearer(made.body.token);
    expect(await site.call("GET", "/me", bearer)).toMatchObject({ status: 200, body: { id: owner.id } });
    const event = await site.event();
    expect(await site.call("POST", `/events/${event.id}/rsvp`, bearer)).toMatchObject({ status: 201 });

    const listed = await site.call("GET", "/me/tokens", bearer);
    expect(listed.body.items.map((item: { name: string }) => item.name)).toContain("Door printer");
    expect(listed.text).not.toContain(made.body.token);

    const stranger = await site.call("DELETE", `/me/tokens/${made.body.id}`, { as: ana });
    expect(stranger).toMatchObject({ status: 404, body: { error: { reason: "token.not-found" } } });
    expect(await site.call("DELETE", `/me/tokens/${made.body.id}`, bearer)).toMatchObject({ status: 200 });
    expect(await site.call("GET", "/me", bearer)).toMatchObject(unauthenticated);
  });

  test("an access token cannot create further tokens", async () => {
    const answer = await site.call("POST", "/me/tokens", { as: ana, body: { name: "Copy" } });
    expect(answer).toMatchObject({ status: 403, body: { error: { reason: "token.sign-in-needed" } } });
  });

  test("an expired access token identifies no user", async () => {
    const past = new Date(Date.now() - 1000);
    const made = { userId: ana.id, name: "Old", expiresAt: past, now: new Date(past.getTime() - 1000) };
    const { token } = await createAccessToken(on.db, made);
    expect(await site.call("GET", "/me", asBearer(token))).toMatchObject(unauthenticated);
  });

  test.each(["", " ", "tt_", "tt_short", `tt_${"x".repeat(43)}`, `tt_${"x".repeat(5000)}`, "null", "\u00ff"])(
    "the malformed or unknown token %.20j identifies no user even beside a valid cookie",
    async (token) => {
      const sent = asCookie(ana.cookie, { authorization: `Bearer ${token}` });
      expect(await site.call("GET", "/me", sent)).toMatchObject(unauthenticated);
    },
  );

  test("a request with an access token needs no Origin because browsers never send the token on their own", async () => {
    const event = await site.event();
    const sent = { as: ana, headers: { origin: "https://partner.test", "sec-fetch-site": "cross-site" } };
    expect(await site.call("POST", `/events/${event.id}/rsvp`, sent)).toMatchObject({ status: 201 });
  });
});

test("signing up returns the email address, and the same for an address that is taken", async () => {
  for (const email of ["new@people.test", ana.email]) {
    const body = { email, name: "New", password: "correct horse battery" };
    const answer = await site.call("POST", "/accounts", { body });
    expect(answer).toMatchObject({ status: 201, body: { email } });
  }
});

test("every answer has the request id of the log, which is the caller's own if it sent one", async () => {
  const mine = await site.call("GET", "/me", { headers: { "x-request-id": "mine-1" } });
  expect(mine.headers["x-request-id"]).toBe("mine-1");
  const made = await site.call("GET", "/nothing");
  expect(made.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
});
