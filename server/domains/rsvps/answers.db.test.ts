import { beforeEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import {
  createEvent,
  createUsers,
  hours,
  NOW,
  newId,
  rsvpsOf,
  type TestEvent,
} from "../../../tests/factories";
import { claimSeat, openClaimLink } from "./claim-links.commands";
import { editRsvp, rsvpToEvent, withdrawRsvp } from "./commands";

const database = testDatabase();
const [removed, asked] = [newId(), newId()];
let event: TestEvent;
let userId: string;

const given = (answer: string) => ({ [asked]: answer });
const party = { guests: 0, specialRequirements: null, now: NOW };
const answers = async () => (await rsvpsOf(database.db, event.poolId))[0]?.answers;

/** A guest has answered two questions, and the host has removed one of them since. */
beforeEach(async () => {
  const { db } = database;
  event = await createEvent(db);
  [userId = ""] = await createUsers(db, 1);
  const question = { eventId: event.id, kind: "text" as const, required: false };
  await db.question.deleteMany();
  await db.question.createMany({
    data: [
      { ...question, id: removed, label: "Which day?", position: 0 },
      { ...question, id: asked, label: "Which size?", position: 1 },
    ],
  });
  const both = { [removed]: "Tuesday", [asked]: "S" };
  await rsvpToEvent(db, { event, userId, ...party, answers: both });
  await db.question.update({ where: { id: removed }, data: { removedAt: NOW } });
});

test("a guest who cancels and joins again keeps the answer to a question that was removed since", async () => {
  const { db } = database;
  await withdrawRsvp(db, { event, userId, now: NOW });
  await rsvpToEvent(db, { event, userId, ...party, answers: given("L") });
  expect(await answers()).toEqual({ [removed]: "Tuesday", [asked]: "L" });
});

test("a guest who joins again through a claim link keeps the answer to a removed question", async () => {
  const { db } = database;
  await withdrawRsvp(db, { event, userId, now: NOW });
  await openClaimLink(db, {
    event,
    by: { id: event.hostId, emailVerified: true },
    seats: 2,
    expiresAt: hours(1),
    now: NOW,
  });
  const { token } = await db.claimLink.findFirstOrThrow({ where: { poolId: event.poolId } });
  await claimSeat(db, { token, userId, ...party, answers: given("XL") });
  expect(await answers()).toEqual({ [removed]: "Tuesday", [asked]: "XL" });
});

test("an edit with an empty answer removes that answer and keeps the one to a removed question", async () => {
  await editRsvp(database.db, { event, userId, now: NOW, answers: given(" ") });
  expect(await answers()).toEqual({ [removed]: "Tuesday" });
});
