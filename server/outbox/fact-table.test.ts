import { expect, test } from "vitest";
import { isKindName, KIND_NAMES, type KindName } from "../domains/notifications/kinds/schema";
import { findKind } from "../notifications/kinds/catalog";
import { QUEUES } from "../notifications/occasions/table";
import { catalog, type DomainEventType } from "./catalog";
import { type FactTable, NOTHING, readsOf } from "./fact-table";
import { announcements, notifications } from "./sinks/notifications";
import { sinks } from "./sinks/registry";
import { readsWhere } from "./testing/recording-sink";

test("a table of facts that forgets one does not compile", () => {
  const { "rsvp.edited": forgotten, ...others } = readsWhere(() => true);
  // @ts-expect-error the table must name "rsvp.edited" too, if only with NOTHING
  const table: FactTable<string> = others;
  expect([forgotten, Object.keys(table).length]).toEqual(["each", Object.keys(catalog).length - 1]);
});

test("a table of notification kinds that forgets one does not compile", () => {
  const rows = Object.fromEntries(KIND_NAMES.map((kind) => [kind, true])) as Record<KindName, boolean>;
  const { "rsvp.offered": forgotten, ...others } = rows;
  // @ts-expect-error the table must name "rsvp.offered" too
  const table: Readonly<Record<KindName, boolean>> = others;
  expect([forgotten, Object.keys(table).length]).toEqual([true, KIND_NAMES.length - 1]);
});

test("the fact tables say for every sink and fact of the catalog whether the sink reads the fact", () => {
  const types = Object.keys(catalog).sort();
  for (const sink of sinks) expect([sink.name, Object.keys(sink.reads).sort()]).toEqual([sink.name, types]);
});

test("a sink reads the facts for which its table has an entry, and no others", () => {
  const table = readsWhere((type) => type === "reminder.due");
  const read = Object.entries(readsOf(table)).filter(([, reading]) => reading !== NOTHING);
  expect(read).toEqual([["reminder.due", "each"]]);
});

test("facts that notify people are each in one queue, and those of one aggregate are in the same one", () => {
  const queues = {
    rsvp: notifications,
    event: announcements,
    change: announcements,
    reminder: announcements,
  };
  for (const type of Object.keys(catalog) as DomainEventType[]) {
    const readers = [notifications, announcements].filter(({ reads }) => reads[type] !== NOTHING);
    expect([type, readers.length]).toEqual([type, QUEUES[type] === NOTHING ? 0 : 1]);
    const queue = Object.entries(queues).find(([noun]) => type.split(".")[0] === noun)?.[1];
    if (queue && readers.length > 0) expect([type, readers]).toEqual([type, [queue]]);
  }
});

test("a kind has its words, and a name of another version or of a prototype's property has none", () => {
  for (const kind of KIND_NAMES) expect([kind, findKind(kind)]).toEqual([kind, expect.anything()]);
  for (const name of ["rsvp.evaporated", "constructor", ""]) {
    expect([isKindName(name), findKind(name)]).toEqual([false, undefined]);
  }
});
