import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, NOW } from "../../../tests/factories";
import { provideEnv } from "../../env";
import { catalog, type DomainEventType } from "../catalog";
import { NOTHING } from "../fact-table";
import { DONE } from "../sink";
import { searchIndex } from "./search-index";
import { eventFact, renamedFact } from "./testing/facts";

const database = testDatabase();

test("the search sink wants facts that change an event, its host's name, a group or a text of it, and no others", () => {
  const wanted = (Object.keys(catalog) as DomainEventType[]).filter(
    (type) => searchIndex.reads[type] !== NOTHING,
  );
  const whatHappened = ["published", "changed", "rescheduled", "cancelled", "restored"];
  // An event that goes to another host is found by that name.
  const whoRunsIt = ["called-off", "handed-over"];
  const ofEvents = [...whatHappened, ...whoRunsIt].map((what) => `event.${what}`);
  const ofGroups = [
    ...["created", "changed", "tags-changed"].map((what) => `group.${what}`),
    ...["post", "comment"].flatMap((noun) =>
      ["published", "edited", "changed", "held"].map((what) => `${noun}.${what}`),
    ),
  ];
  expect(new Set(wanted)).toEqual(new Set([...ofEvents, "account.renamed", ...ofGroups]));
});

test("the search sink indexes the present events, each once in a batch and again for a repeated fact", async () => {
  const { db } = database;
  const [first, second] = [await createEvent(db), await createEvent(db)];
  const facts = [
    eventFact("event.published", first.id),
    eventFact("event.changed", first.id),
    eventFact("event.published", second.id),
  ];
  expect(await searchIndex.deliver(db, facts, NOW)).toEqual([DONE, DONE, DONE]);
  expect(await searchIndex.deliver(db, facts, NOW)).toEqual([DONE, DONE, DONE]);
  const rows = await db.eventSearch.findMany({ select: { eventId: true, version: true } });
  expect(rows).toHaveLength(2);
  expect(rows).toEqual(
    expect.arrayContaining([first, second].map(({ id }) => ({ eventId: id, version: 1 }))),
  );
});

test("the search sink indexes all events of a host who was renamed", async () => {
  const { db } = database;
  const event = await createEvent(db);
  await searchIndex.deliver(db, [eventFact("event.published", event.id)], NOW);
  await db.user.update({ where: { id: event.hostId }, data: { name: "Philippa Quartz" } });
  expect(await searchIndex.deliver(db, [renamedFact(event.hostId)], NOW)).toEqual([DONE]);
  const [row] = await db.$queryRaw<{ document: string }[]>`
    select document::text from "EventSearch" where "eventId" = ${event.id}::uuid`;
  expect(row?.document).toContain("'quartz'");
});

test("the search sink is done with the fact of a deleted event", async () => {
  expect(await searchIndex.deliver(database.db, [eventFact("event.changed")], NOW)).toEqual([DONE]);
});

test("the search sink is on unless a setting switches it off", () => {
  expect(searchIndex.isOn()).toBe(true);
  provideEnv({ SEARCH_INDEX: "0" });
  expect(searchIndex.isOn()).toBe(false);
  provideEnv({ SEARCH_INDEX: "" });
});
