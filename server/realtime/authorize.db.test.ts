import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { createEvent, createUsers, type TestEvent } from "../../tests/factories";
import type { Viewer } from "../domains/accounts/schema";
import { provideEnv } from "../env";
import { answerAuthRequest } from "./auth-request";
import { authorizeChannel } from "./authorize";
import { doorChannel, eventChannel, hostChannel, userChannel } from "./channels";

provideEnv({ LOG_LEVEL: "silent" });
provideEnv({ PUSHER_APP_ID: "1", PUSHER_KEY: "key", PUSHER_SECRET: "secret", PUSHER_HOST: "127.0.0.1" });

const database = testDatabase();
const socketId = "123.456";
const HOLDER = "019aa3a0-0000-7000-8000-000000000001";
const people = [
  "host",
  "cohost",
  "door",
  "attendee",
  "declined",
  "stranger",
  "unconfirmed",
  "admin",
] as const;
type Person = (typeof people)[number];
const viewers = {} as Record<Person, Viewer>;
const events = {} as Record<"public" | "private" | "draft", TestEvent>;
const invites = {} as Record<"private", string>;

beforeAll(async () => {
  const { db } = database;
  const ids = await createUsers(db, people.length);
  people.forEach((person, index) => {
    viewers[person] = {
      id: ids[index] ?? "",
      email: `${person}@people.test`,
      emailVerified: person !== "unconfirmed",
      name: person,
      imageUrl: null,
      timeZone: "UTC",
      role: person === "admin" ? "admin" : "user",
    };
  });
  const hostId = viewers.host.id;
  events.public = await createEvent(db, {}, { hostId });
  events.private = await createEvent(db, {}, { hostId, visibility: "private" });
  events.draft = await createEvent(db, { state: "draft" }, { hostId, visibility: "private" });
  for (const event of Object.values(events)) {
    const staff = [
      { role: "cohost" as const, email: viewers.cohost.email },
      { role: "cohost" as const, email: viewers.unconfirmed.email },
      { role: "door" as const, email: viewers.door.email },
    ];
    await db.eventStaff.createMany({ data: staff.map((member) => ({ eventId: event.id, ...member })) });
  }
  for (const status of ["confirmed", "declined"] as const) {
    const userId = viewers[status === "confirmed" ? "attendee" : "declined"].id;
    const answer = { poolId: events.private.poolId, userId, status, seats: 1 };
    const at = { rsvpAt: new Date(), statusAt: new Date() };
    await db.rsvp.create({ data: { id: crypto.randomUUID(), ...answer, ...at } });
  }
  const { inviteToken } = await db.event.findUniqueOrThrow({ where: { id: events.private.id } });
  invites.private = inviteToken;
});

/** "yes", or the reason of the refusal. */
async function ask(channel: string, viewer: Viewer | null, invite?: string): Promise<string> {
  const request = { viewer, socketId, channel, invite };
  return authorizeChannel(database.db, request).then(
    ({ auth }) => (auth.startsWith("key:") ? "yes" : auth),
    (error) => error.reason,
  );
}

const rows: { channel: string; name: () => string; allowed: Person[] }[] = [
  {
    channel: "a person",
    name: () => userChannel(viewers.attendee.id),
    allowed: ["attendee"],
  },
  {
    channel: "the hosts of a public event",
    name: () => hostChannel(events.public.id),
    allowed: ["host", "cohost"],
  },
  {
    channel: "the hosts of a private event",
    name: () => hostChannel(events.private.id),
    allowed: ["host", "cohost"],
  },
  {
    channel: "the doors of a public event",
    name: () => doorChannel(events.public.id),
    allowed: ["host", "cohost", "door"],
  },
  {
    channel: "the doors of a private event",
    name: () => doorChannel(events.private.id),
    allowed: ["host", "cohost", "door"],
  },
  {
    channel: "a private event",
    name: () => eventChannel({ id: events.private.id, visibility: "private" }),
    allowed: ["host", "cohost", "door", "attendee", "admin"],
  },
  {
    channel: "the draft of a private event",
    name: () => eventChannel({ id: events.draft.id, visibility: "private" }),
    allowed: ["host", "cohost", "door", "admin"],
  },
];

describe.each(rows)("the channel of $channel", ({ name, allowed }) => {
  test.each(people)("a viewer who is %s may listen only where the table allows it", async (person) => {
    expect(await ask(name(), viewers[person])).toBe(allowed.includes(person) ? "yes" : "channel.forbidden");
  });

  test("a page without a sign-in may not listen", async () => {
    expect(await ask(name(), null)).toBe("channel.forbidden");
  });
});

test("an invitation link lets a page listen to the event that it may read by the link", async () => {
  const channel = eventChannel({ id: events.private.id, visibility: "private" });
  expect(await ask(channel, null, invites.private)).toBe("yes");
  expect(await ask(channel, viewers.stranger, "guessed")).toBe("channel.forbidden");
  expect(await ask(hostChannel(events.private.id), viewers.stranger, invites.private)).toBe(
    "channel.forbidden",
  );
});

test.each(["private-event-00000000-0000-7000-8000-000000000000", "private-anything", "presence-event", ""])(
  "the channel %j is open to no one",
  async (channel) => {
    expect(await ask(channel, viewers.admin)).toBe("channel.forbidden");
  },
);

test("public channels need no leave, so none is signed", async () => {
  const channel = eventChannel({ id: events.public.id, visibility: "public" });
  expect(await ask(channel, viewers.host)).toBe("channel.forbidden");
});

describe("over HTTP", () => {
  async function post(
    { channel, socket = socketId }: { channel: string | null; socket?: string },
    headers: Record<string, string> = {},
  ) {
    const named: Record<string, string> = channel === null ? {} : { channel_name: channel };
    const body = new URLSearchParams({ socket_id: socket, ...named }).toString();
    const type = { "content-type": "application/x-www-form-urlencoded", host: "localhost:3000" };
    const request = new Request("http://localhost:3000/api/pusher/auth", {
      method: "POST",
      body,
      headers: { ...type, ...headers },
    });
    const response = await answerAuthRequest(request, {
      db: database.db,
      findViewer: async ({ cookie }) =>
        cookie === "ana"
          ? ({ viewer: viewers.attendee, credential: "cookie", holderId: HOLDER } as const)
          : null,
      ownOrigin: "http://localhost:3000",
    });
    return { status: response.status, body: await response.json() };
  }

  test("the authorization endpoint answers what pusher-js needs", async () => {
    const { status, body } = await post({ channel: userChannel(viewers.attendee.id) }, { cookie: "ana" });
    expect(status).toBe(200);
    expect(body).toEqual({
      auth: expect.stringMatching(/^key:[0-9a-f]{64}$/),
      channel_data: expect.any(String),
    });
    const issued = { user_id: HOLDER, issued_at: expect.any(Number) };
    expect(JSON.parse(body.channel_data)).toEqual(issued);
  });

  test("a page that was opened as another person may listen to nothing", async () => {
    const channel = userChannel(viewers.attendee.id);
    const other = { cookie: "ana", "x-turnout-viewer": viewers.host.id };
    expect(await post({ channel }, other)).toMatchObject({
      status: 403,
      body: { error: { reason: "sign-in.changed" } },
    });
    const same = { cookie: "ana", "x-turnout-viewer": viewers.attendee.id };
    expect(await post({ channel }, same)).toMatchObject({ status: 200 });
  });

  test("a page's connection is signed in as the page's own sign-in, and not at all without one", async () => {
    const { status, body } = await post({ channel: null }, { cookie: "ana" });
    expect(status).toBe(200);
    expect(JSON.parse(body.user_data)).toEqual({ id: HOLDER, issued_at: expect.any(Number) });
    expect(await post({ channel: null }, {})).toMatchObject({ status: 403 });
  });

  test.each([
    ["another person's channel", {}, { cookie: "nobody" }],
    ["another site", {}, { cookie: "ana", origin: "https://evil.example" }],
    ["an opaque origin", {}, { cookie: "ana", origin: "null" }],
    ["a frame of another site", {}, { cookie: "ana", "sec-fetch-site": "cross-site" }],
    ["another port of this machine", {}, { cookie: "ana", "sec-fetch-site": "same-site" }],
    ["JSON", {}, { cookie: "ana", "content-type": "application/json" }],
    ["a socket id that is none", { socket: "1.2:private-x" }, { cookie: "ana" }],
    ["a socket id with a line break", { socket: "1.2\n" }, { cookie: "ana" }],
    ["a long body", { socket: "1".repeat(5000) }, { cookie: "ana" }],
  ])(
    "the authorization endpoint refuses %s with 403 in JSON",
    async (_, change, headers: Record<string, string>) => {
      const { status, body } = await post({ channel: userChannel(viewers.attendee.id), ...change }, headers);
      expect(status).toBe(403);
      expect(body.error.message).toBeTruthy();
    },
  );
});
