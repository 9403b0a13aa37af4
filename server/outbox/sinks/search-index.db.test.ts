import { expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createEvent, NOW } from "../../../tests/factories";
import { provideEnv } from "../../env";
import { catalog, type DomainEventType } from "../catalog";
import { DONE } from "../sink";
import { searchIndex } from "./search-index";
import { eventFact } from "./testing/facts";

const database = testDatabase();

test("is told of whatever changes an event, and of nothing else", () => {
  const wanted = (Object.keys(catalog) as DomainEventType[]).filter(searchIndex.wants);
  const whatHappened = ["published", "changed", "rescheduled", "cancelled", "restored"];
  // An event that goes to another host is found by that name.
  const whoRunsIt = ["called-off", "handed-over"];
  expect(wanted).toEqual([...whatHappened, ...whoRunsIt].map((what) => `event.${what}`));
});

test("indexes the events as they are, each once in a batch, and again when it comes again", async () => {
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

test("the fact of an event that is gone is done", async () => {
  expect(await searchIndex.deliver(database.db, [eventFact("event.changed")], NOW)).toEqual([DONE]);
});

test("is on unless it is switched off", () => {
  expect(searchIndex.isOn()).toBe(true);
  provideEnv({ SEARCH_INDEX: "0" });
  expect(searchIndex.isOn()).toBe(false);
  provideEnv({ SEARCH_INDEX: "" });
});
