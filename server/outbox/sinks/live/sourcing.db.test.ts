import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers } from "../../../../tests/factories";
import {
  addMember,
  askVenue,
  createEntry,
  createRfp,
  createVenue,
  type TestRfp,
  type TestVenue,
} from "../../../../tests/venue-factories";
import type { Viewer } from "../../../domains/accounts/schema";
import { provideEnv } from "../../../env";
import { authorizeChannel } from "../../../realtime/authorize";
import { organizationChannel, venueChannel } from "../../../realtime/sourcing-channels";
import type { DomainEvent } from "../../catalog";
import type { Fact } from "../../sink";
import { findEndedHolders } from "./ended-rights";
import { entryMessages, queueMessages, requestMessages, rfpMessages, venueMessages } from "./sourcing";

provideEnv({ LOG_LEVEL: "silent", PUSHER_APP_ID: "1", PUSHER_KEY: "key", PUSHER_SECRET: "secret" });
const database = testDatabase();

let venue: TestVenue;
let rfp: TestRfp;
let rfpVenueId: string;
beforeEach(async () => {
  const { db } = database;
  venue = await createVenue(db);
  rfp = await createRfp(db);
  rfpVenueId = await askVenue(db, { rfpId: rfp.id, venueId: venue.id });
});

/** A fact as a sink gets it. */
function given<One extends DomainEvent>(event: One) {
  return { ...event, id: event.aggregateId, seq: 1n, attempts: 1, cursor: null, createdAt: new Date() };
}

const told = (messages: { channel: string; name: string }[]) =>
  messages.map(({ channel, name }) => `${name} ${channel}`).sort();

const both = (name: string) =>
  [rfp.organizationId, venue.organizationId].map((id) => `${name} ${organizationChannel(id)}`).sort();

test("both sides of a request hear that it changed, and no other venue that was not asked", async () => {
  const { db } = database;
  const picked = await createVenue(db);
  await askVenue(db, { rfpId: rfp.id, venueId: picked.id, status: "picked" });
  const payload = { rfpId: rfp.id, rfpVenueId, venueId: venue.id };
  const asked = given({ type: "rfp.venue-asked" as const, aggregateId: rfp.id, payload });
  expect(told(await requestMessages(asked, db))).toEqual(both("rfp.changed"));
  const extended = given({ type: "rfp.extended" as const, aggregateId: rfp.id, payload: { rfpId: rfp.id } });
  const messages = await rfpMessages(extended, db);
  expect(told(messages)).toEqual(both("rfp.changed"));
  expect(messages.map(({ data }) => data)).toEqual([{ rfpId: rfp.id }, { rfpId: rfp.id }]);
});

test("a new badge is told to the venue's team and to everyone who looks at the venue", async () => {
  const changed = { aggregateId: venue.id, payload: { venueId: venue.id } };
  const toTeam = `venue.changed ${organizationChannel(venue.organizationId)}`;
  const badge = await venueMessages(given({ type: "venue.badge-changed" as const, ...changed }), database.db);
  expect(told(badge)).toEqual([`badge.changed ${venueChannel(venue.id)}`, toTeam]);
  const edit = await venueMessages(given({ type: "venue.changed" as const, ...changed }), database.db);
  expect(told(edit)).toEqual([toTeam]);
});

test("an entry is told to its organization and the venue, and a step forward to those behind", async () => {
  const { db } = database;
  const [first, second] = [
    await createEntry(db, { venueId: venue.id }),
    await createEntry(db, { venueId: venue.id }),
  ];
  const channels = (...ids: string[]) =>
    ids.map((id) => `waitlist.changed ${organizationChannel(id)}`).sort();
  const payload = { venueId: venue.id, entryId: first.id, organizationId: first.organizationId };
  const joined = given({ type: "venueHold.joined" as const, aggregateId: venue.id, payload });
  expect(told(await entryMessages(joined, db))).toEqual(channels(first.organizationId, venue.organizationId));
  const moved = given({
    type: "venueHold.moved-up" as const,
    aggregateId: venue.id,
    payload: { venueId: venue.id, afterNumber: first.number },
  });
  expect(told(await queueMessages(moved, db))).toEqual(channels(second.organizationId, venue.organizationId));
});

const viewerOf = async (id: string): Promise<Viewer> => {
  const { email, name, timeZone } = await database.db.user.findUniqueOrThrow({ where: { id } });
  return { id, email, emailVerified: true, name, imageUrl: null, timeZone, role: "user" };
};

test("only members may listen to an organization", async () => {
  const { db } = database;
  const [stranger = ""] = await createUsers(db, 1);
  const member = await addMember(db, venue.organizationId);
  const channel = organizationChannel(venue.organizationId);
  const ask = async (id: string | null) =>
    authorizeChannel(db, { viewer: id === null ? null : await viewerOf(id), socketId: "1.2", channel });
  await expect(ask(member)).resolves.toHaveProperty("auth");
  await expect(ask(stranger)).rejects.toMatchObject({ reason: "channel.forbidden" });
  await expect(ask(null)).rejects.toMatchObject({ reason: "channel.forbidden" });
  await db.organizationMember.deleteMany({ where: { userId: member } });
  await expect(ask(member)).rejects.toMatchObject({ reason: "channel.forbidden" });
});

test("the connections of a person who left an organization are cut, and those of one with a new role are not", async () => {
  const { db } = database;
  const userId = await addMember(db, venue.organizationId);
  const { id: tokenId } = await db.personalAccessToken.create({
    data: { userId, name: "a program", tokenHash: userId },
  });
  const payload = { organizationId: venue.organizationId, userId };
  const changed: Fact = given({
    type: "organization.members-changed" as const,
    aggregateId: venue.organizationId,
    payload,
  });
  expect(await findEndedHolders(db, changed)).toEqual([]);
  await db.organizationMember.deleteMany({ where: { userId } });
  expect(await findEndedHolders(db, changed)).toEqual([tokenId]);
});
