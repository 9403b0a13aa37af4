import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { restRoutes } from "./routes";
import { type Answer, inDays, type Person, restSite, type Sent } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

const SEATS = [
  ...[
    "capacity",
    "confirmedSeats",
    "offeredSeats",
    "seatsLeft",
    "version",
    "waitlistLength",
    "waitlistedSeats",
  ],
];
const plan = {
  title: "Letterpress evening",
  startsAt: inDays(30).toISOString(),
  endsAt: inDays(31).toISOString(),
  timeZone: "Europe/Berlin",
};

let host: Person;
beforeAll(async () => {
  host = await site.person();
});

type World = { event: string; seated: Person; seatedRsvp: string; waiting: Person; waitingRsvp: string };

/** An event of one seat, one person in it and one waiting; `offer` makes the freed seat an offer. */
async function world(terms: Parameters<typeof site.event>[0] = {}): Promise<World> {
  const { id: event } = await site.event({ capacity: 1, guestsMax: 3, ...terms }, { hostId: host.id });
  const [seated, waiting] = [await site.person(), await site.person()];
  const join = async (as: Person) =>
    (await site.call("POST", `/events/${event}/rsvp`, { as, body: {} })).body.rsvp.id;
  return { event, seated, seatedRsvp: await join(seated), waiting, waitingRsvp: await join(waiting) };
}

/** The same, with the one seat offered to who waits. */
async function offered(): Promise<World> {
  const made = await world({ waitlistMode: "offer" });
  await site.call("DELETE", `/events/${made.event}/rsvp`, { as: made.seated });
  return made;
}

type Row = {
  row: string;
  call: () => Promise<Answer>;
  status: number;
  /** The fields of the answer, at least. */
  fields: string[];
};
const byHost = (body?: unknown): Sent => ({ as: host, body });
const cookie = (): Sent => ({ headers: { cookie: host.cookie } });

const ROWS: Row[] = [
  {
    row: "POST /accounts",
    call: () =>
      site.call("POST", "/accounts", {
        body: { email: "row@new.test", name: "Row", password: "correct horse" },
      }),
    status: 201,
    fields: ["email"],
  },
  {
    row: "GET /me",
    call: () => site.call("GET", "/me", { as: host }),
    status: 200,
    fields: ["id", "email", "name"],
  },
  {
    row: "GET /me/tokens",
    call: () => site.call("GET", "/me/tokens", { as: host }),
    status: 200,
    fields: ["items"],
  },
  {
    row: "POST /me/tokens",
    call: () => site.call("POST", "/me/tokens", { ...cookie(), body: { name: "Row" } }),
    status: 201,
    fields: ["id", "token"],
  },
  {
    row: "DELETE /me/tokens/{tokenId}",
    call: async () => {
      const { body } = await site.call("POST", "/me/tokens", { ...cookie(), body: { name: "Gone" } });
      return site.call("DELETE", `/me/tokens/${body.id}`, cookie());
    },
    status: 200,
    fields: ["done"],
  },
  {
    row: "GET /events",
    call: () => site.call("GET", "/events"),
    status: 200,
    fields: ["items", "nextCursor"],
  },
  {
    row: "GET /events/{eventId}",
    call: async () => site.call("GET", `/events/${(await world()).event}`),
    status: 200,
    fields: ["id", "slug", "title", "seats", "host", "version"],
  },
  {
    row: "POST /events",
    call: () => site.call("POST", "/events", byHost(plan)),
    status: 201,
    fields: ["id", "status", "seats"],
  },
  {
    row: "PATCH /events/{eventId}",
    call: async () => {
      const made = await site.call("POST", "/events", byHost(plan));
      const body = { capacity: 4, expectedVersion: made.body.version };
      return site.call("PATCH", `/events/${made.body.id}`, byHost(body));
    },
    status: 200,
    fields: ["id", "capacity", "version"],
  },
  ...(["publish", "cancel", "duplicate"] as const).map((verb) => ({
    row: `POST /events/{eventId}/${verb}`,
    call: async () => {
      const { id } = (await site.call("POST", "/events", byHost(plan))).body;
      if (verb === "cancel") await site.call("POST", `/events/${id}/publish`, byHost());
      return site.call("POST", `/events/${id}/${verb}`, byHost());
    },
    status: verb === "duplicate" ? 201 : 200,
    fields: ["id", "status"],
  })),
  {
    row: "POST /events/{eventId}/rsvp",
    call: async () =>
      site.call("POST", `/events/${(await world({ capacity: 3 })).event}/rsvp`, {
        as: await site.person(),
        body: { guests: 1 },
      }),
    status: 201,
    fields: ["rsvp", "seats"],
  },
  {
    row: "PUT /events/{eventId}/rsvp",
    call: async () => {
      const { event, waiting } = await world();
      const body = { specialRequirements: "Vegan", expectedVersion: 1 };
      return site.call("PUT", `/events/${event}/rsvp`, { as: waiting, body });
    },
    status: 200,
    fields: ["rsvp", "seats"],
  },
  ...(["GET", "DELETE"] as const).map((method) => ({
    row: `${method} /events/{eventId}/rsvp`,
    call: async () => {
      const { event, seated } = await world();
      return site.call(method, `/events/${event}/rsvp`, { as: seated });
    },
    status: 200,
    fields: ["rsvp", "seats"],
  })),
  {
    row: "POST /events/{eventId}/group-rsvps",
    call: async () => {
      const { event } = await world({ capacity: 5 });
      const people = [
        { email: (await site.person()).email, guests: 1 },
        { userId: (await site.person()).id },
      ];
      return site.call("POST", `/events/${event}/group-rsvps`, byHost({ people, mode: "allOrNothing" }));
    },
    status: 200,
    fields: ["results", "seats"],
  },
  ...["rsvps", "participants", "waitlist"].map((list) => ({
    row: `GET /events/{eventId}/${list}`,
    call: async () => site.call("GET", `/events/${(await world()).event}/${list}`, byHost()),
    status: 200,
    fields: ["items", "nextCursor", ...(list === "waitlist" ? ["length", "partyRule"] : [])],
  })),
  {
    row: "GET /events/{eventId}/participants.csv",
    call: async () => site.call("GET", `/events/${(await world()).event}/participants.csv`, byHost()),
    status: 200,
    fields: [],
  },
  {
    row: "POST /events/{eventId}/waitlist/promote",
    call: async () =>
      site.call("POST", `/events/${(await world()).event}/waitlist/promote`, byHost({ count: 1 })),
    status: 200,
    fields: ["results"],
  },
  ...(["decline", "restore"] as const).map((verb) => ({
    row: `POST /events/{eventId}/rsvps/{rsvpId}/${verb}`,
    call: async () => {
      const { event, seatedRsvp } = await world();
      const path = `/events/${event}/rsvps/${seatedRsvp}`;
      if (verb === "restore") await site.call("POST", `${path}/decline`, byHost());
      return site.call("POST", `${path}/${verb}`, byHost());
    },
    status: 200,
    fields: ["rsvp", "seats"],
  })),
  {
    row: "POST /events/{eventId}/rsvps/decline",
    call: async () => {
      const { event, seatedRsvp, waitingRsvp } = await world();
      return site.call(
        "POST",
        `/events/${event}/rsvps/decline`,
        byHost({ rsvpIds: [seatedRsvp, waitingRsvp] }),
      );
    },
    status: 200,
    fields: ["results"],
  },
  ...(["position", "ledger"] as const).map((what) => ({
    row: `GET /rsvps/{rsvpId}/${what}`,
    call: async () => {
      const { waiting, waitingRsvp } = await world();
      return site.call("GET", `/rsvps/${waitingRsvp}/${what}`, { as: waiting });
    },
    status: 200,
    fields: what === "position" ? ["position", "queueLength"] : ["items"],
  })),
  ...(["accept", "refuse"] as const).map((verb) => ({
    row: `POST /rsvps/{rsvpId}/${verb}`,
    call: async () => {
      const { waiting, waitingRsvp } = await offered();
      return site.call("POST", `/rsvps/${waitingRsvp}/${verb}`, { as: waiting });
    },
    status: 200,
    fields: ["rsvp", "seats"],
  })),
  {
    row: "GET /users/my-rsvps",
    call: async () => site.call("GET", "/users/my-rsvps", { as: (await world()).waiting }),
    status: 200,
    fields: ["items", "nextCursor"],
  },
  {
    row: "GET /events/{eventId}/analytics/rsvps",
    call: async () => site.call("GET", `/events/${(await world()).event}/analytics/rsvps`, byHost()),
    status: 200,
    fields: ["statuses", "points", "totals"],
  },
  {
    row: "GET /events/{eventId}/calendar.ics",
    call: async () => site.call("GET", `/events/${(await world()).event}/calendar.ics`),
    status: 200,
    fields: [],
  },
];

describe("every row of the contract answers as it promises", () => {
  test.each(ROWS.map((row) => [row.row, row] as const))("%s", async (_, { call, status, fields }) => {
    const answer = await call();
    expect(answer.status, answer.text).toBe(status);
    if (fields.length > 0) {
      expect(answer.headers["content-type"]).toBe("application/json");
      expect(Object.keys(answer.body)).toEqual(expect.arrayContaining(fields));
    }
    if (answer.body?.seats) expect(Object.keys(answer.body.seats).sort()).toEqual([...SEATS].sort());
    for (const result of answer.body?.results ?? []) {
      expect(Object.keys(result)).toEqual(expect.arrayContaining(["id", "outcome"]));
    }
  });

  test("and every row is a route", () => {
    const routes = restRoutes().map(({ method, path }) => `${method} ${path}`);
    const rows = [...ROWS.map(({ row }) => row), "GET /calendar/{token}.ics"];
    expect(routes).toEqual(expect.arrayContaining(rows));
  });
});
