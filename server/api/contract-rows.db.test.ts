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
    "heldForWaitlist",
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

/** An event with one seat, one guest and one waitlisted person; `offer` turns the freed seat into an offer. */
async function world(terms: Parameters<typeof site.event>[0] = {}): Promise<World> {
  const { id: event } = await site.event({ capacity: 1, guestsMax: 3, ...terms }, { hostId: host.id });
  const [seated, waiting] = [await site.person(), await site.person()];
  const join = async (as: Person) =>
    (await site.call("POST", `/events/${event}/rsvp`, { as, body: {} })).body.rsvp.id;
  return { event, seated, seatedRsvp: await join(seated), waiting, waitingRsvp: await join(waiting) };
}

/** The same, with the one seat offered to the waitlisted person. */
async function offered(): Promise<World> {
  const made = await world({ waitlistMode: "offer" });
  await site.call("DELETE", `/events/${made.event}/rsvp`, { as: made.seated });
  return made;
}

const byHost = (body?: unknown): Sent => ({ as: host, body });
const cookie = (): Sent => ({ headers: { cookie: host.cookie } });

/** @param fields the fields that the answer has at least */
const row = (name: string, status: number, fields: string[], call: () => Promise<Answer>) => ({
  row: name,
  status,
  fields,
  call,
});

const ROWS = [
  row("POST /accounts", 201, ["email"], () =>
    site.call("POST", "/accounts", {
      body: { email: "row@new.test", name: "Row", password: "correct horse" },
    }),
  ),
  row("GET /me", 200, ["id", "email", "name"], () => site.call("GET", "/me", { as: host })),
  row("POST /me/proof", 400, ["error"], () =>
    site.call("POST", "/me/proof", { ...cookie(), body: { password: "a wrong one" } }),
  ),
  row("GET /me/address", 200, ["pending"], () => site.call("GET", "/me/address", cookie())),
  row("POST /me/address", 200, ["pending"], async () => {
    const { cookie } = await site.person();
    const body = { email: "another@new.test" };
    return site.call("POST", "/me/address", { headers: { cookie }, body });
  }),
  row("DELETE /me/address", 200, ["done"], () => site.call("DELETE", "/me/address", cookie())),
  row("POST /me/address/confirmation", 422, ["error"], () =>
    site.call("POST", "/me/address/confirmation", { ...cookie(), body: { token: "A".repeat(43) } }),
  ),
  row("GET /me/export", 200, ["profile", "rsvps", "history"], async () => {
    const { cookie } = await site.person();
    return site.call("GET", "/me/export", { headers: { cookie } });
  }),
  row("DELETE /me", 200, ["done"], async () => {
    const { cookie, email } = await site.person();
    return site.call("DELETE", `/me?confirm=${encodeURIComponent(email)}`, { headers: { cookie } });
  }),
  row("GET /me/tokens", 200, ["items"], () => site.call("GET", "/me/tokens", { as: host })),
  row("POST /me/tokens", 201, ["id", "token"], () =>
    site.call("POST", "/me/tokens", { ...cookie(), body: { name: "Row" } }),
  ),
  row("DELETE /me/tokens/{tokenId}", 200, ["done"], async () => {
    const { body } = await site.call("POST", "/me/tokens", { ...cookie(), body: { name: "Gone" } });
    return site.call("DELETE", `/me/tokens/${body.id}`, cookie());
  }),
  row("GET /events", 200, ["items", "nextCursor"], () => site.call("GET", "/events")),
  row("GET /events/{eventId}", 200, ["id", "slug", "title", "seats", "host", "version"], async () =>
    site.call("GET", `/events/${(await world()).event}`),
  ),
  row("POST /events", 201, ["id", "status", "seats"], () => site.call("POST", "/events", byHost(plan))),
  row("PATCH /events/{eventId}", 200, ["id", "capacity", "version"], async () => {
    const made = await site.call("POST", "/events", byHost(plan));
    const body = { capacity: 4, expectedVersion: made.body.version };
    return site.call("PATCH", `/events/${made.body.id}`, byHost(body));
  }),
  ...(["publish", "cancel", "duplicate"] as const).map((verb) =>
    row(`POST /events/{eventId}/${verb}`, verb === "duplicate" ? 201 : 200, ["id", "status"], async () => {
      const { id } = (await site.call("POST", "/events", byHost(plan))).body;
      if (verb === "cancel") await site.call("POST", `/events/${id}/publish`, byHost());
      return site.call("POST", `/events/${id}/${verb}`, byHost());
    }),
  ),
  row("POST /events/{eventId}/rsvp", 201, ["rsvp", "seats"], async () =>
    site.call("POST", `/events/${(await world({ capacity: 3 })).event}/rsvp`, {
      as: await site.person(),
      body: { guests: 1 },
    }),
  ),
  row("PUT /events/{eventId}/rsvp", 200, ["rsvp", "seats"], async () => {
    const { event, waiting } = await world();
    const body = { specialRequirements: "Vegan", expectedVersion: 1 };
    return site.call("PUT", `/events/${event}/rsvp`, { as: waiting, body });
  }),
  ...(["GET", "DELETE"] as const).map((method) =>
    row(`${method} /events/{eventId}/rsvp`, 200, ["rsvp", "seats"], async () => {
      const { event, seated } = await world();
      return site.call(method, `/events/${event}/rsvp`, { as: seated });
    }),
  ),
  row("POST /events/{eventId}/group-rsvps", 200, ["results", "seats"], async () => {
    const { event } = await world({ capacity: 5 });
    const people = [{ email: (await site.person()).email, guests: 1 }, { userId: (await site.person()).id }];
    return site.call("POST", `/events/${event}/group-rsvps`, byHost({ people, mode: "allOrNothing" }));
  }),
  ...["rsvps", "participants", "waitlist"].map((list) =>
    row(
      `GET /events/{eventId}/${list}`,
      200,
      ["items", "nextCursor", ...(list === "waitlist" ? ["length", "partyRule"] : [])],
      async () => site.call("GET", `/events/${(await world()).event}/${list}`, byHost()),
    ),
  ),
  row("GET /events/{eventId}/participants.csv", 200, [], async () =>
    site.call("GET", `/events/${(await world()).event}/participants.csv`, byHost()),
  ),
  row("POST /events/{eventId}/waitlist/promote", 200, ["results"], async () =>
    site.call("POST", `/events/${(await world()).event}/waitlist/promote`, byHost({ count: 1 })),
  ),
  ...(["decline", "restore"] as const).map((verb) =>
    row(`POST /events/{eventId}/rsvps/{rsvpId}/${verb}`, 200, ["rsvp", "seats"], async () => {
      const { event, seatedRsvp } = await world();
      const path = `/events/${event}/rsvps/${seatedRsvp}`;
      if (verb === "restore") await site.call("POST", `${path}/decline`, byHost());
      return site.call("POST", `${path}/${verb}`, byHost());
    }),
  ),
  row("POST /events/{eventId}/rsvps/decline", 200, ["results"], async () => {
    const { event, seatedRsvp, waitingRsvp } = await world();
    return site.call(
      "POST",
      `/events/${event}/rsvps/decline`,
      byHost({ rsvpIds: [seatedRsvp, waitingRsvp] }),
    );
  }),
  ...(["position", "ledger"] as const).map((what) =>
    row(
      `GET /rsvps/{rsvpId}/${what}`,
      200,
      what === "position" ? ["position", "queueLength"] : ["items"],
      async () => {
        const { waiting, waitingRsvp } = await world();
        return site.call("GET", `/rsvps/${waitingRsvp}/${what}`, { as: waiting });
      },
    ),
  ),
  ...(["accept", "refuse"] as const).map((verb) =>
    row(`POST /rsvps/{rsvpId}/${verb}`, 200, ["rsvp", "seats"], async () => {
      const { waiting, waitingRsvp } = await offered();
      return site.call("POST", `/rsvps/${waitingRsvp}/${verb}`, { as: waiting });
    }),
  ),
  row("GET /users/my-rsvps", 200, ["items", "nextCursor"], async () =>
    site.call("GET", "/users/my-rsvps", { as: (await world()).waiting }),
  ),
  row("GET /events/{eventId}/analytics/rsvps", 200, ["statuses", "points", "totals"], async () =>
    site.call("GET", `/events/${(await world()).event}/analytics/rsvps`, byHost()),
  ),
  row("GET /events/{eventId}/calendar.ics", 200, [], async () =>
    site.call("GET", `/events/${(await world()).event}/calendar.ics`),
  ),
];

describe("the rows of the contract", () => {
  test.each(ROWS.map((row) => [row.row, row] as const))(
    "%s is answered with the status and the fields of the contract",
    async (_, { call, status, fields }) => {
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
    },
  );

  test("every row of the contract is a route", () => {
    const routes = restRoutes().map(({ method, path }) => `${method} ${path}`);
    const rows = [...ROWS.map(({ row }) => row), "GET /calendar/{token}.ics"];
    expect(routes).toEqual(expect.arrayContaining(rows));
  });
});
