import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers, newId } from "../../../../tests/factories";
import { createGroup } from "../../../../tests/group-factories";
import { createOrganization } from "../../../../tests/venue-factories";
import { getPreferences } from "./queries";

const database = testDatabase();

test("kinds of venue sourcing are in the settings of members of an organization, and of no one else", async () => {
  const { db } = database;
  const [stranger = ""] = await createUsers(db, 1);
  const { ownerId } = await createOrganization(db);
  const topics = async (userId: string) =>
    new Set((await getPreferences(db, userId)).kinds.map(({ topic }) => topic));
  expect([...(await topics(stranger))]).toEqual(["rsvps", "sessions", "events", "hosting"]);
  expect([...(await topics(ownerId))]).toEqual([
    "rsvps",
    "sessions",
    "events",
    "hosting",
    "organizing",
    "venues",
  ]);
});

test("kinds of groups are in the settings of people who are in a group or follow a tag, and of no one else", async () => {
  const { db } = database;
  const { ownerId } = await createGroup(db);
  const [follower = "", stranger = ""] = await createUsers(db, 2);
  const tag = await db.tag.create({ data: { id: newId(), name: "Foxes", slug: newId(), color: "green" } });
  await db.tagFollow.create({ data: { tagId: tag.id, userId: follower } });
  const topics = async (userId: string) =>
    new Set((await getPreferences(db, userId)).kinds.map(({ topic }) => topic));
  const others = ["rsvps", "sessions", "events", "hosting"];
  for (const person of [ownerId, follower])
    expect([...(await topics(person))]).toEqual([...others, "groups"]);
  expect([...(await topics(stranger))]).toEqual(others);
});
