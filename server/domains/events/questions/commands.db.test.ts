import { beforeEach, describe, expect, test } from "vitest";
import { viewerOf } from "../../../../tests/cast";
import { testDatabase } from "../../../../tests/database";
import { createUsers, hours, NOW, newId } from "../../../../tests/factories";
import { getEventAccess } from "../access/queries";
import { editEvent } from "../commands";
import { createEvent, duplicateEvent } from "../drafts.commands";
import { createEventInput, type EventDetails, editEventInput } from "../schema";
import type { QuestionInput } from "./schema";

const store = testDatabase();
const now = NOW;
let hostId: string;

beforeEach(async () => {
  [hostId = ""] = await createUsers(store.db, 1);
});

const diet = { kind: "text", label: "What do you not eat?" };
const size = { kind: "choice", label: "Shirt size", required: true, options: ["S", "M", "L"] };

function create(questions: object[]): Promise<EventDetails> {
  const times = { startsAt: hours(48).toISOString(), endsAt: hours(51).toISOString() };
  const plan = createEventInput.parse({ title: "Supper", timeZone: "Europe/Berlin", ...times, questions });
  return createEvent(store.db, { plan, hostId, now });
}

const accessTo = async (event: EventDetails) =>
  getEventAccess(store.db, { now: NOW, eventId: event.id, viewer: await viewerOf(store.db, hostId) });

async function ask(event: EventDetails, questions: object[]): Promise<EventDetails> {
  const { questions: asked } = editEventInput.parse({ eventId: event.id, expectedVersion: 1, questions });
  const changes = { questions: asked as QuestionInput[] };
  const by = { event: await accessTo(event), actorId: hostId, now };
  return editEvent(store.db, { ...by, changes, expectedVersion: event.version });
}

describe("the questions of an event", () => {
  test("the questions of an event are asked in the order in which they were written", async () => {
    const id = newId();
    const event = await create([size, { ...diet, id }]);
    expect(event.questions).toMatchObject([size, { ...diet, id, required: false, options: [] }]);
  });

  test("the questions of an event are edited, moved, added and removed in one change", async () => {
    const before = await create([diet, size]);
    const [first, second] = before.questions;
    const after = await ask(before, [
      { ...size, id: second?.id, label: "T-shirt" },
      { kind: "text", label: "New" },
    ]);
    expect(after.version).toBe(before.version + 1);
    expect(after.questions).toMatchObject([{ id: second?.id, label: "T-shirt" }, { label: "New" }]);
    const rows = await store.db.question.findMany({
      where: { eventId: before.id, removedAt: { not: null } },
    });
    expect(rows).toMatchObject([{ id: first?.id, label: diet.label, removedAt: now }]);
  });

  test("a removed question that is added again keeps its id", async () => {
    const before = await create([diet]);
    const without = await ask(before, []);
    expect(without.questions).toEqual([]);
    expect((await ask(without, before.questions)).questions).toEqual(before.questions);
    expect(await store.db.question.count({ where: { eventId: before.id } })).toBe(1);
  });

  test("setting the same questions again changes nothing, with ids or without", async () => {
    const event = await create([diet, size]);
    expect((await ask(event, event.questions)).version).toBe(event.version);
    expect((await ask(event, [diet, size])).version).toBe(event.version);
  });

  test("the questions of another event are refused", async () => {
    const other = await create([diet]);
    const event = await create([]);
    await expect(ask(event, other.questions)).rejects.toMatchObject({
      reason: "input.invalid",
      details: { fields: [{ field: "questions" }] },
    });
    await expect(create(other.questions)).rejects.toMatchObject({ reason: "input.invalid" });
    expect(await store.db.question.findMany({ where: { eventId: other.id } })).toMatchObject([
      { removedAt: null },
    ]);
  });

  test("a copy of an event gets the questions with ids of their own", async () => {
    const event = await create([diet, size]);
    const copy = await duplicateEvent(store.db, {
      event: await accessTo(event),
      actorId: hostId,
      startsAt: null,
      now,
    });
    expect(copy.questions).toMatchObject([diet, size]);
    const ids = event.questions.map((question) => question.id);
    expect(copy.questions.some((question) => ids.includes(question.id))).toBe(false);
  });
});
