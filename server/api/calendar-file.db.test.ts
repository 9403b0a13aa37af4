import { beforeAll, describe, expect, test } from "vitest";
import { viewerOf } from "../../tests/cast";
import { testDatabase } from "../../tests/database";
import { appRouter } from "../routers/app-router";
import { createCallerFactory } from "../trpc/procedures";
import { type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);
const createCaller = createCallerFactory(appRouter);

let host: Person;
let ana: Person;
beforeAll(async () => {
  host = await site.person({ name: "Marta Silveira" });
  ana = await site.person({ name: "Ana Ferreira" });
});

async function feedPath(person: Person): Promise<string> {
  const viewer = await viewerOf(on.db, person.id);
  const asked = {
    db: on.db,
    now: new Date(),
    credential: "cookie" as const,
    requestId: "t",
    clientAddress: "t",
  };
  const { url } = await createCaller({ ...asked, viewer }).calendar.address();
  expect(url.startsWith(site.origin)).toBe(true);
  return new URL(url).pathname;
}

describe("an event's calendar file over REST", () => {
  test("an event's calendar file is valid for calendar programs and file systems on both paths", async () => {
    const event = await site.event({}, { hostId: host.id, title: "Letterpress evening" });
    for (const path of [`/events/${event.id}/calendar.ics`, `/api/activities/${event.id}/calendar.ics`]) {
      const { status, headers, text } = await site.call("GET", path);
      expect(status).toBe(200);
      expect(headers).toMatchObject({
        "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
        "content-disposition": `attachment; filename="event-${event.id}.ics"`,
        "cache-control": "private, no-cache",
        "x-content-type-options": "nosniff",
      });
      expect(text).toMatch(
        /^BEGIN:VCALENDAR\r\n[\s\S]*SUMMARY:Letterpress evening\r\n[\s\S]*END:VCALENDAR\r\n$/,
      );
    }
    const head = await site.call("HEAD", `/events/${event.id}/calendar.ics`);
    expect([head.status, head.text]).toEqual([200, ""]);
  });

  test("an event's calendar file is not sent again until it changes", async () => {
    const event = await site.event();
    const path = `/events/${event.id}/calendar.ics`;
    const etag = (await site.call("GET", path)).headers.etag ?? "";
    const again = await site.call("GET", path, { headers: { "if-none-match": `"other", ${etag}` } });
    expect([again.status, again.text, again.headers.etag]).toEqual([304, "", etag]);
    await on.db.event.update({ where: { id: event.id }, data: { version: { increment: 1 } } });
    const changed = await site.call("GET", path, { headers: { "if-none-match": etag } });
    expect(changed.status).toBe(200);
    expect(changed.headers.etag).not.toBe(etag);
  });

  test("an event's calendar file is answered only to people who may see the event", async () => {
    const draft = await site.event({ state: "draft" }, { hostId: host.id });
    const hidden = await site.event({}, { hostId: host.id, visibility: "private" });
    for (const { id } of [draft, hidden]) {
      const path = `/events/${id}/calendar.ics`;
      expect(await site.call("GET", path, { as: ana })).toMatchObject({
        status: 404,
        body: { error: { reason: "event.not-found" } },
      });
      expect((await site.call("GET", path, { as: host })).status).toBe(200);
    }
    const { inviteToken } = await on.db.event.findUniqueOrThrow({ where: { id: hidden.id } });
    const invited = await site.call("GET", `/events/${hidden.id}/calendar.ics?invite=${inviteToken}`);
    expect(invited.status).toBe(200);
    expect(invited.text.replaceAll("\r\n ", "")).not.toContain(inviteToken);
  });
});

describe("a person's own calendar over REST", () => {
  test("a personal calendar needs nothing but its URL", async () => {
    const event = await site.event({}, { title: "Letterpress evening" });
    await site.call("POST", `/events/${event.id}/rsvp`, { as: ana });
    const path = await feedPath(ana);
    const first = await site.call("GET", path);
    expect(first).toMatchObject({
      status: 200,
      text: expect.stringContaining("SUMMARY:Letterpress evening"),
    });
    const { etag = "" } = first.headers;
    expect((await site.call("GET", path, { headers: { "if-none-match": etag } })).status).toBe(304);
    await site.call("DELETE", `/events/${event.id}/rsvp`, { as: ana });
    const after = await site.call("GET", path, { headers: { "if-none-match": etag } });
    expect(after).toMatchObject({ status: 200, text: expect.stringContaining("STATUS:CANCELLED") });
  });

  test.each(["x", "A".repeat(64), "%00", "..%2f", "é".repeat(64)])(
    "a personal calendar is not found under the malformed token %s",
    async (token) => {
      const { status, body } = await site.call("GET", `/calendar/${encodeURI(token)}.ics`);
      expect(status).toBe(404);
      expect(body.error.reason).toMatch(/not-found$/);
    },
  );

  test("a personal calendar's URL cannot be read with an access token, which may leak and be revoked", async () => {
    const viewer = await viewerOf(on.db, ana.id);
    const asked = {
      db: on.db,
      now: new Date(),
      credential: "token" as const,
      requestId: "t",
      clientAddress: "t",
    };
    const caller = createCaller({ ...asked, viewer }).calendar;
    await expect(caller.address()).rejects.toThrow();
    await expect(caller.reset()).rejects.toThrow();
  });
});
