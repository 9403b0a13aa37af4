import { beforeAll, expect, test } from "vitest";
import { testDatabase } from "../../tests/database";
import { newId } from "../../tests/factories";
import {
  addMember,
  askVenue,
  createOrganization,
  createRfp,
  createVenue,
  type TestOrganization,
} from "../../tests/venue-factories";
import { type Person, restSite } from "../api/testing/rest-site";
import { asking, reasonsIn } from "./testing/ask";

const on = testDatabase();
const site = restSite(on);
const ask = asking(site);

const FIELDS =
  "id organizationId status title preferredDatesStart preferredDatesEnd spaceRequirements budget currency";
const ONE = `query One($id: ID!) { rfp(id: $id) { ${FIELDS} needs
  venues { id venueId status response { availability quote currency message } } attachments { id } } }`;
const LIST = `query List($org: ID!, $status: RfpStatus, $cursor: String, $limit: Int) {
  rfps(organizationId: $org, status: $status, cursor: $cursor, limit: $limit) {
    items { ${FIELDS} venues { venueId name status } } nextCursor } }`;

let ana: Person;
let ben: Person;
let organization: TestOrganization;
let rfpId: string;
let rfpVenueId: string;
beforeAll(async () => {
  [ana, ben] = [await site.person(), await site.person()];
  organization = await createOrganization(on.db);
  await addMember(on.db, organization.id, { userId: ana.id });
  const money = { budget: 100_000_000_000n, currency: "EUR", spaceRequirements: ["u_shape"] };
  rfpId = (await createRfp(on.db, { organizationId: organization.id, ...money })).id;
  rfpVenueId = await askVenue(on.db, {
    rfpId,
    venueId: (await createVenue(on.db)).id,
    status: "responded",
    availability: "confirmed",
    quote: 3_000_000_000n,
    currency: "EUR",
    revision: 1,
    respondedAt: new Date(),
  });
  await createRfp(on.db, { organizationId: organization.id, status: "draft", sentAt: null });
});

test("a member reads a request without naming its organization, as REST shows it", async () => {
  const { rfp } = (await ask(ana, ONE, { id: rfpId })).body.data;
  expect(
    (await site.call("GET", `/organizations/${organization.id}/rfps/${rfpId}`, { as: ana })).body,
  ).toMatchObject(rfp);
  expect(rfp).toMatchObject({
    organizationId: organization.id,
    spaceRequirements: ["uShape"],
    venues: [{ id: rfpVenueId, status: "responded", response: { availability: "confirmed" } }],
  });
});

test("amounts beyond 32 bits arrive whole", async () => {
  const { rfp } = (await ask(ana, ONE, { id: rfpId })).body.data;
  expect([rfp.budget, rfp.venues[0].response.quote]).toEqual([100_000_000_000, 3_000_000_000]);
});

test("a member lists the requests of an organization by id or slug, by status and page by page", async () => {
  const all = (await ask(ana, LIST, { org: organization.slug })).body.data.rfps;
  expect(all.items).toHaveLength(2);
  const sent = (await ask(ana, LIST, { org: organization.id, status: "sent" })).body.data.rfps;
  expect(sent.items.map(({ id }: { id: string }) => id)).toEqual([rfpId]);
  const first = (await ask(ana, LIST, { org: organization.id, limit: 1 })).body.data.rfps;
  const second = (await ask(ana, LIST, { org: organization.id, limit: 1, cursor: first.nextCursor })).body
    .data.rfps;
  expect([...first.items, ...second.items]).toEqual(all.items);
});

test("another's request and one that does not exist are refused alike", async () => {
  const another = await ask(ben, ONE, { id: rfpId });
  expect(another.body).toEqual((await ask(ben, ONE, { id: newId() })).body);
  expect(reasonsIn(another)).toEqual({ rfp: "rfp.not-found" });
  expect(reasonsIn(await ask(ben, LIST, { org: organization.id }))).toEqual({
    rfps: "organization.not-found",
  });
});

test("a query without a sign-in is refused", async () => {
  expect(reasonsIn(await ask(undefined, ONE, { id: rfpId }))).toEqual({ rfp: "sign-in.missing" });
  expect(reasonsIn(await ask(undefined, LIST, { org: organization.id }))).toEqual({
    rfps: "sign-in.missing",
  });
});

test.each([{ limit: 0 }, { limit: 101 }, { limit: -1 }, { cursor: "made up" }])(
  "a page of %j is refused or empty, and never a fault",
  async (page) => {
    const answer = await ask(ana, LIST, { org: organization.id, ...page });
    expect(answer.status).toBe(200);
    for (const reason of Object.values(reasonsIn(answer))) expect(reason).toBe("input.invalid");
  },
);
