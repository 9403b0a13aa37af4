import { expect, test } from "vitest";
import { testDatabase } from "../../../../tests/database";
import { createUsers } from "../../../../tests/factories";
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

test("kinds of groups are in the settings of people who are in a group, and of no one else", async () => {
  const { db } = database;
  const { ownerId } = await createGroup(db);
  const topics = new Set((await getPreferences(db, ownerId)).kinds.map(({ topic }) => topic));
  expect([...topics]).toEqual(["rsvps", "sessions", "events", "hosting", "groups"]);
});
