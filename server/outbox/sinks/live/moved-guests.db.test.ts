import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createEvent, createUsers, newId } from "../../../../tests/factories";
import { createGroup, createPost } from "../../../../tests/group-factories";
import { mintSignInCookies } from "../../../auth";
import { provideEnv } from "../../../env";
import type { Fact } from "../../sink";
import { findEndedHolders } from "./ended-rights";

provideEnv({ LOG_LEVEL: "silent", NEXTAUTH_SECRET: "for tests", NEXTAUTH_URL: "https://turnout.example" });
const database = testDatabase();

/** A person who is signed in, and an event of which a group has a post for this audience. */
async function guestOf(audience: "everyone" | "waiting") {
  const { db } = database;
  const event = await createEvent(db, { capacity: 1 });
  const group = await createGroup(db, { ownerId: event.hostId });
  await createPost(db, { groupId: group.id, authorId: event.hostId, post: { eventId: event.id, audience } });
  const [userId = ""] = await createUsers(db, 1);
  await mintSignInCookies(db, [userId]);
  const { id: holderId } = await db.signIn.findFirstOrThrow({ where: { userId } });
  return { event, userId, holderId };
}

const MOVES = [
  "rsvp.confirmed",
  "rsvp.promoted",
  "rsvp.offer-expired",
  "rsvp.displaced",
  "rsvp.withdrawn",
  "rsvp.released",
  "rsvp.declined",
  "rsvp.removed",
  "rsvp.check-in-undone",
] as const;

test.each(MOVES)("after %s a guest no longer listens to posts for the guests of an event", async (type) => {
  const ended = async (audience: "everyone" | "waiting") => {
    const { event, userId, holderId } = await guestOf(audience);
    const payload = { rsvpId: newId(), poolId: event.poolId, userId };
    const holders = await findEndedHolders(database.db, { type, payload } as Fact);
    expect(holders.every((id) => id === holderId)).toBe(true);
    return holders.length;
  };
  expect(await ended("waiting")).toBe(1);
  // Where no post is for guests, no connection is cut.
  expect(await ended("everyone")).toBe(0);
});

test.each([
  ["rsvp.withdrawn", 1],
  ["rsvp.offer-expired", 1],
  ["rsvp.removed", 1],
  ["rsvp.declined", 1],
  ["rsvp.confirmed", 0],
] as const)("%s cuts %d connections that listen to a private event", async (type, count) => {
  const { event, userId } = await guestOf("everyone");
  const payload = { rsvpId: newId(), poolId: event.poolId, userId };
  const ended = () => findEndedHolders(database.db, { type, payload } as Fact);
  expect(await ended()).toHaveLength(0);
  await database.db.event.update({ where: { id: event.id }, data: { visibility: "private" } });
  expect(await ended()).toHaveLength(count);
});
