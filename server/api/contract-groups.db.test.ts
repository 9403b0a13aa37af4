import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { type Person, restSite, type Sent } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

let host: Person;
beforeAll(async () => {
  host = await site.person();
});
const byHost = (body?: unknown): Sent => ({ as: host, body });

/** An event with one seat: its guest has cancelled, and the seat is offered to a waitlisted person. */
async function offered() {
  const { id: event } = await site.event({ capacity: 1, waitlistMode: "offer" }, { hostId: host.id });
  const [seated, waiting] = [await site.person(), await site.person()];
  const join = async (as: Person) =>
    (await site.call("POST", `/events/${event}/rsvp`, { as, body: {} })).body.rsvp.id;
  const made = { event, seated, seatedRsvp: await join(seated), waiting, waitingRsvp: await join(waiting) };
  await site.call("DELETE", `/events/${event}/rsvp`, { as: seated });
  return made;
}

describe("an offer", () => {
  test("an offer is accepted once, and accepting it again changes nothing", async () => {
    const { waiting, waitingRsvp } = await offered();
    const accept = () => site.call("POST", `/rsvps/${waitingRsvp}/accept`, { as: waiting });
    const first = await accept();
    expect(first).toMatchObject({
      status: 200,
      body: { rsvp: { status: "confirmed", offerExpiresAt: null } },
    });
    expect(await accept()).toMatchObject({ status: 200, body: first.body });
  });

  test("accepting an expired offer is 422, a missing one 409 and another person's 404", async () => {
    const { event, seatedRsvp, seated, waiting, waitingRsvp } = await offered();
    const accept = (rsvpId: string, as: Person) => site.call("POST", `/rsvps/${rsvpId}/accept`, { as });
    expect(await accept(waitingRsvp, seated)).toMatchObject({ status: 404 });
    expect(await accept(seatedRsvp, seated)).toMatchObject({
      status: 409,
      body: { error: { reason: "offer.not-open" } },
    });
    const past = new Date(Date.now() - 1000);
    await on.db.rsvp.update({ where: { id: waitingRsvp }, data: { offerExpiresAt: past } });
    expect(await accept(waitingRsvp, waiting)).toMatchObject({
      status: 422,
      body: { error: { code: "expired", reason: "offer.expired" } },
    });
    const { body } = await site.call("GET", `/events/${event}`);
    expect(body.seats).toMatchObject({ offeredSeats: 0, seatsLeft: 1 });
  });
});

describe("a group", () => {
  const register = async (people: unknown, mode: string, capacity: number) => {
    const { id } = await site.event({ capacity, guestsMax: 3 }, { hostId: host.id });
    return { id, answer: await site.call("POST", `/events/${id}/group-rsvps`, byHost({ people, mode })) };
  };

  test("an all-or-none group that does not fit is refused as a whole with a reason", async () => {
    const people = [{ userId: (await site.person()).id }, { userId: (await site.person()).id, guests: 2 }];
    const { id, answer } = await register(people, "allOrNothing", 3);
    expect(answer).toMatchObject({ status: 409, body: { error: { reason: "group.not-all-fit" } } });
    expect((await site.call("GET", `/events/${id}/rsvps`, byHost())).body.items).toEqual([]);
  });

  test("an as-many-as-fit group gets seats in order, the others wait, and only an unknown person is refused", async () => {
    const people = [
      { userId: (await site.person()).id, guests: 1 },
      { email: "nobody@nowhere.test" },
      { userId: (await site.person()).id, guests: 1 },
    ];
    const { answer } = await register(people, "asManyAsFit", 3);
    expect(answer.status, answer.text).toBe(200);
    expect(answer.body.results).toMatchObject([
      { outcome: "offered" },
      { id: null, outcome: "refused", reason: expect.any(String) },
      { outcome: "waitlisted" },
    ]);
  });

  test("a group of a hundred and one people is 400 and names the field", async () => {
    const people = Array.from({ length: 101 }, (_, i) => ({ email: `p${i}@people.test` }));
    const { answer } = await register(people, "asManyAsFit", 3);
    expect(answer).toMatchObject({
      status: 400,
      body: { error: { details: { fields: [{ field: "people" }] } } },
    });
  });
});

test("a claim link reserves its seats, gives them to people with the link, and releases the rest when closed", async () => {
  const { id } = await site.event({ capacity: 3, guestsMax: 3 }, { hostId: host.id });
  const wish = { seats: 3, expiresAt: new Date(Date.now() + 3_600_000).toISOString(), label: "Choir" };
  const opened = await site.call("POST", `/events/${id}/claim-links`, {
    body: wish,
    headers: { cookie: host.cookie },
  });
  expect(opened).toMatchObject({
    status: 201,
    body: { link: { unclaimedSeats: 3 }, seats: { seatsLeft: 0 } },
  });
  const { token, id: linkId } = opened.body.link;
  expect((await site.call("GET", `/claims/${token}`)).body).toMatchObject({
    unclaimedSeats: 3,
    isOpen: true,
  });

  const [member, late] = [await site.person(), await site.person()];
  const claim = (as: Person, guests: number) =>
    site.call("POST", `/claims/${token}`, { as, body: { guests } });
  expect(await claim(member, 1)).toMatchObject({
    status: 201,
    body: { rsvp: { status: "confirmed", seats: 2 } },
  });
  expect(await claim(member, 1)).toMatchObject({ status: 200 });
  expect(await claim(late, 1)).toMatchObject({
    status: 409,
    body: { error: { reason: "claim.not-enough" } },
  });

  expect(await site.call("DELETE", `/claim-links/${linkId}`, { as: late })).toMatchObject({ status: 404 });
  const closed = await site.call("DELETE", `/claim-links/${linkId}`, byHost());
  expect(closed).toMatchObject({ status: 200, body: { link: { isOpen: false }, seats: { seatsLeft: 1 } } });
  expect(await claim(late, 0)).toMatchObject({ status: 422, body: { error: { reason: "claim.ended" } } });
});
