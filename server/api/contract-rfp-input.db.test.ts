import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import { createVenue, type TestVenue } from "../../tests/venue-factories";
import { type Answer, inDays, type Person, restSite } from "./testing/rest-site";

const on = testDatabase();
const site = restSite(on);

const as = (person: Person, body?: unknown) => ({
  headers: { cookie: person.cookie },
  ...(body !== undefined && { body }),
});
const day = (days: number) => inDays(days).toISOString().slice(0, 10);

const REQUEST = {
  title: "Spring summit",
  eventType: "conference",
  preferredDatesStart: day(60),
  preferredDatesEnd: day(62),
  attendanceMin: 80,
  attendanceMax: 120,
  spaceRequirements: ["theatre"],
  responseDeadline: inDays(7).toISOString(),
};
const TAGS = `<script>alert(1)</script><img src=x onerror="alert(1)"> & "it's"`;

let organizer: Person;
let owner: Person;
let path: string;
let venue: TestVenue;
let houseId: string;
let sent: { rfpId: string; rfpVenueId: string };

beforeAll(async () => {
  [organizer, owner] = [await site.person(), await site.person()];
  const [mine, house] = [
    await site.call("POST", "/organizations", as(organizer, { name: "Lantern Events" })),
    await site.call("POST", "/organizations", as(owner, { name: "Old Tannery" })),
  ];
  path = `/organizations/${mine.body.id}`;
  houseId = house.body.id;
  venue = await createVenue(on.db, { organizationId: houseId });
  sent = await send();
});

const create = (body: object) => site.call("POST", `${path}/rfps`, as(organizer, { ...REQUEST, ...body }));

async function send() {
  const { body: rfp } = await create({ venueIds: [venue.id] });
  const { status, body } = await site.call("POST", `${path}/rfps/${rfp.id}/send`, as(organizer));
  expect(status, JSON.stringify(body)).toBe(200);
  return { rfpId: rfp.id as string, rfpVenueId: body.venues[0].id as string };
}

/** Everything that a request could have changed. */
async function everything() {
  const [rfps, venues, questions, facts, organizations] = await Promise.all([
    on.db.rfp.findMany({ orderBy: { id: "asc" } }),
    on.db.rfpVenue.findMany({ orderBy: { id: "asc" } }),
    on.db.rfpQuestion.count(),
    on.db.outboxEvent.count(),
    on.db.organization.findMany({ orderBy: { id: "asc" }, include: { members: true, invitations: true } }),
  ]);
  return JSON.stringify({ rfps, venues, questions, facts, organizations }, (_key, value) =>
    typeof value === "bigint" ? String(value) : value,
  );
}

type Refusal = { status: number; reason?: string; field?: string };

/** The answer is this refusal with a sentence, and nothing has changed. */
async function refused(call: () => Promise<Answer>, { status, reason = "input.invalid", field }: Refusal) {
  const before = await everything();
  const answer = await call();
  expect({ status: answer.status, body: answer.body }).toMatchObject({
    status,
    body: { error: { reason, message: expect.stringMatching(/\S/) } },
  });
  if (field) {
    const fields = answer.body.error.details.fields.map((one: { field: string }) => one.field);
    expect(fields.join(" ")).toContain(field);
  }
  expect(await everything()).toBe(before);
}

describe("a request with wrong facts is refused with the field at fault", () => {
  test.each<[string, object, string]>([
    ["reversed dates", { preferredDatesStart: day(62), preferredDatesEnd: day(60) }, "preferredDatesEnd"],
    ["past dates", { preferredDatesStart: day(-10), preferredDatesEnd: day(-8) }, "preferredDatesStart"],
    [
      "ten years in a row",
      { preferredDatesStart: day(1), preferredDatesEnd: day(3650) },
      "preferredDatesEnd",
    ],
    [
      "dates in ten years",
      { preferredDatesStart: day(3650), preferredDatesEnd: day(3651) },
      "preferredDatesStart",
    ],
    [
      "an end without a start",
      { preferredDatesStart: null, preferredDatesEnd: day(3) },
      "preferredDatesStart",
    ],
    ["a day that does not exist", { preferredDatesStart: "2027-02-30" }, "preferredDatesStart"],
    ["words for a date", { preferredDatesStart: "tomorrow" }, "preferredDatesStart"],
    ["reversed alternatives", { alternativeDates: [{ start: day(9), end: day(8) }] }, "alternativeDates"],
    [
      "eleven alternatives",
      { alternativeDates: Array(11).fill({ start: day(9), end: day(9) }) },
      "alternativeDates",
    ],
    ["no attendees", { attendanceMin: 0 }, "attendanceMin"],
    ["a negative number of attendees", { attendanceMin: -5 }, "attendanceMin"],
    ["half a person", { attendanceMin: 1.5 }, "attendanceMin"],
    ["at most fewer than at least", { attendanceMin: 50, attendanceMax: 40 }, "attendanceMax"],
    ["too many people", { attendanceMax: 1_000_001 }, "attendanceMax"],
    ["people in words", { attendanceMin: "80" }, "attendanceMin"],
    ["an unknown layout", { spaceRequirements: ["hammock"] }, "spaceRequirements"],
    ["a budget of 10^12", { budget: 1e12, currency: "EUR" }, "budget"],
    ["a budget below zero", { budget: -1, currency: "EUR" }, "budget"],
    ["no such currency", { budget: 1, currency: "XYZ" }, "currency"],
    ["a deadline in the past", { responseDeadline: inDays(-1).toISOString() }, "responseDeadline"],
    ["a deadline in ten years", { responseDeadline: inDays(3650).toISOString() }, "responseDeadline"],
    ["a deadline without a zone", { responseDeadline: "2027-01-01T10:00" }, "responseDeadline"],
    ["half a place", { latitude: 52.5 }, "longitude"],
    ["a place off the earth", { latitude: 91, longitude: 0 }, "latitude"],
    ["no title", { title: " " }, "title"],
    ["a very long title", { title: "x".repeat(161) }, "title"],
    ["a very long text", { needs: "x".repeat(5_001) }, "needs"],
    ["an unknown field", { status: "awarded" }, "status"],
    ["no venues", { venueIds: [] }, "venueIds"],
    ["500 venues", { venueIds: Array.from({ length: 500 }, newId) }, "venueIds"],
    ["a venue that is no id", { venueIds: ["x"] }, "venueIds"],
  ])("%s", async (_what, body, field) => {
    await refused(() => create(body), { status: 400, field });
  });

  test("the same holds for changes of a draft", async () => {
    const { body: draft } = await create({});
    const edit = (body: object) => () => site.call("PATCH", `${path}/rfps/${draft.id}`, as(organizer, body));
    await refused(edit({ preferredDatesEnd: day(10) }), { status: 400, field: "preferredDatesEnd" });
    await refused(edit({ attendanceMax: 3 }), { status: 400, field: "attendanceMax" });
    await refused(edit({ sentAt: null }), { status: 400, field: "sentAt" });
    await refused(edit({ expectedVersion: 99, title: "New" }), {
      status: 409,
      reason: "rfp.changed-meanwhile",
    });
  });
});

test("days across a change of clocks are days: none is lost or added", async () => {
  const year = new Date().getUTCFullYear() + 1;
  const days = { preferredDatesStart: `${year}-03-27`, preferredDatesEnd: `${year}-03-30` };
  const { status, body } = await create({
    ...days,
    alternativeDates: [{ start: `${year}-10-24T23:30:00+02:00`, end: `${year}-11-02` }],
  });
  expect({ status, body }).toMatchObject({
    status: 201,
    body: { ...days, alternativeDates: [{ start: `${year}-10-24`, end: `${year}-11-02` }] },
  });
  const compared = await site.call("GET", `${path}/rfps/${body.id}/comparison`, as(organizer));
  expect(compared.status).toBe(200);
});

describe("venues that cannot be asked", () => {
  test.each(["archived", "draft"] as const)(
    "a venue that is %s is not found, and one that becomes so is named",
    async (status) => {
      const hidden = await createVenue(on.db, { organizationId: houseId, status });
      await refused(() => create({ venueIds: [venue.id, hidden.id] }), {
        status: 404,
        reason: "venue.not-found",
      });
      const open = await createVenue(on.db, { organizationId: houseId });
      const { body: rfp } = await create({ venueIds: [open.id] });
      await on.db.venue.update({ where: { id: open.id }, data: { status } });
      await refused(() => site.call("POST", `${path}/rfps/${rfp.id}/send`, as(organizer)), {
        status: 409,
        reason: "rfp.venue-not-open",
      });
    },
  );

  test("a request to no venue and an incomplete one are not sent", async () => {
    const { body: rfp } = await create({ attendanceMin: null, attendanceMax: null, responseDeadline: null });
    const post = () => site.call("POST", `${path}/rfps/${rfp.id}/send`, as(organizer));
    await refused(post, { status: 400, reason: "rfp.incomplete", field: "venueIds" });
    await refused(post, { status: 400, reason: "rfp.incomplete", field: "attendanceMin" });
    await refused(post, { status: 400, reason: "rfp.incomplete", field: "responseDeadline" });
  });
});

describe("an answer with wrong facts is refused with the field at fault", () => {
  const respond = (body: object, rfpVenueId = sent.rfpVenueId) =>
    site.call("POST", `/rfp-venues/${rfpVenueId}/respond`, as(owner, { availability: "confirmed", ...body }));
  test.each<[string, object, string]>([
    ["no such availability", { availability: "perhaps" }, "availability"],
    ["a quote of 10^12", { quote: 1e12, currency: "EUR" }, "quote"],
    ["a quote without a currency", { quote: 100 }, "currency"],
    ["a quote below zero", { quote: -1, currency: "EUR" }, "quote"],
    ["half a cent", { quote: 1.5, currency: "EUR" }, "quote"],
    ["no such currency", { quote: 1, currency: "QQQ" }, "currency"],
    ["a space of another venue", { spaceIds: [newId()] }, "spaceIds"],
    ["an offer that has lapsed", { validUntil: inDays(-1).toISOString() }, "validUntil"],
    ["reversed alternatives", { alternatives: [{ start: day(9), end: day(8) }] }, "alternatives"],
    ["an unknown field", { status: "awarded" }, "status"],
    ["a very long message", { message: "x".repeat(5_001) }, "message"],
  ])("%s", async (_what, body, field) => {
    await refused(() => respond(body), { status: 400, field });
  });

  test("a closed request, a withdrawn one and one whose deadline passed take no answer", async () => {
    const { rfpId, rfpVenueId } = await send();
    await site.call("POST", `${path}/rfps/${rfpId}/close`, as(organizer, { reason: "Postponed" }));
    await refused(() => respond({}, rfpVenueId), { status: 409, reason: "rfp.not-sent" });
    const late = await send();
    const past = new Date(Date.now() - 1_000);
    await on.db.rfp.update({ where: { id: late.rfpId }, data: { responseDeadline: past } });
    await refused(() => respond({}, late.rfpVenueId), { status: 422, reason: "rfp.deadline-passed" });
  });
});

test("ids of other organizations, of nothing and of other kinds are answered alike, and change nothing", async () => {
  const stranger = await site.person();
  const other = await site.call("POST", "/organizations", as(stranger, { name: "Strangers" }));
  const theirs = `/organizations/${other.body.id}`;
  const { rfpId, rfpVenueId } = sent;
  const calls: [string, string, unknown?][] = [
    ["GET", ""],
    ["PATCH", "", { title: "Mine" }],
    ["POST", "/send"],
    ["POST", "/close", {}],
    ["POST", "/duplicate"],
    ["POST", "/venues", { venueIds: [venue.id] }],
    ["GET", "/comparison"],
    ["DELETE", ""],
  ];
  const shape = ({ status, body }: Answer) => ({
    status,
    error: { ...body.error, id: undefined, requestId: undefined },
  });
  for (const [method, rest, body] of calls) {
    const before = await everything();
    const foreign = await site.call(method, `${theirs}/rfps/${rfpId}${rest}`, as(stranger, body));
    const none = await site.call(method, `${theirs}/rfps/${newId()}${rest}`, as(stranger, body));
    expect(shape(foreign), `${method} ${rest}`).toEqual(shape(none));
    expect(foreign.status, `${method} ${rest}`).toBe(404);
    const inside = await site.call(method, `${path}/rfps/${rfpId}${rest}`, as(stranger, body));
    expect(inside, `${method} ${rest}`).toMatchObject({
      status: 404,
      body: { error: { reason: "organization.not-found" } },
    });
    expect(await everything(), `${method} ${rest}`).toBe(before);
  }
  const said = { availability: "confirmed" };
  for (const id of [rfpVenueId, rfpId, newId()])
    await refused(() => site.call("POST", `/rfp-venues/${id}/respond`, as(stranger, said)), {
      status: 404,
      reason: "rfp-venue.not-found",
    });
  await refused(() => site.call("GET", `${theirs}/rfps/not-an-id`, as(stranger)), { status: 400 });
});

test("markup is text: requests and names of organizations come back as they were written", async () => {
  const { body: rfp } = await create({
    title: TAGS.slice(0, 100),
    eventType: "<b>party</b>",
    needs: TAGS,
    city: "<i>Lisbon</i>",
    venueIds: [venue.id],
  });
  expect(rfp).toMatchObject({
    title: TAGS.slice(0, 100),
    eventType: "<b>party</b>",
    needs: TAGS,
    city: "<i>Lisbon</i>",
  });
  const bad = { name: `=cmd|' /C calc'!A0 ${TAGS}`.slice(0, 80) };
  const named = await site.call("POST", "/organizations", as(organizer, bad));
  expect(named).toMatchObject({ status: 201, body: bad });
});

describe("bodies that are no request", () => {
  const nested = (depth: number) => `${'{"title":'.repeat(depth)}1${"}".repeat(depth)}`;
  test.each<[string, unknown, number]>([
    ["nested a thousand deep", nested(1_000), 400],
    ["a list", [], 400],
    ["a text", '"request"', 400],
    ["null", "null", 400],
    ["broken JSON", '{"title":', 400],
    ["a prototype", '{"__proto__":{"title":"x"},"title":"Spring"}', 400],
  ])("%s", async (_what, body, status) => {
    const before = await everything();
    for (const target of [`${path}/rfps`, "/organizations"]) {
      const answer = await site.call("POST", target, as(organizer, body));
      expect({ at: target, status: answer.status, body: answer.body }).toMatchObject({
        status,
        body: { error: { message: expect.stringMatching(/\S/) } },
      });
    }
    expect(await everything()).toBe(before);
  });
});

describe("organizations with wrong facts", () => {
  test.each<[string, object]>([
    ["no name", {}],
    ["an empty name", { name: "  " }],
    ["a name of one invisible sign", { name: "\u200b" }],
    ["a very long name", { name: "x".repeat(1_000) }],
    ["a number", { name: 7 }],
    ["an unknown field", { name: "Lantern", slug: "mine" }],
  ])("%s", async (_what, body) => {
    await refused(() => site.call("POST", "/organizations", as(organizer, body)), { status: 400 });
  });

  test.each<[string, object]>([
    ["no address", { role: "member" }],
    ["a broken address", { email: "x@", role: "member" }],
    ["no such role", { email: "x@example.org", role: "god" }],
    ["an unknown field", { email: "x@example.org", role: "member", userId: newId() }],
  ])("an invitation with %s", async (_what, body) => {
    await refused(() => site.call("POST", `${path}/members`, as(organizer, body)), { status: 400 });
  });
});
