import { afterEach, expect, test } from "vitest";
import { testDatabase } from "../../../tests/database";
import { createGroup, createPost } from "../../../tests/group-factories";
import { inTransaction } from "../../db/transaction";
import { searchEverything } from "../../domains/community-search/queries";
import { searchInput } from "../../domains/community-search/schema";
import { provideEnv } from "../../env";
import { appendEvent } from "../append";
import { drainOutbox } from "../relay";
import { DONE, type Fact, type Sink } from "../sink";
import { createComingEvent, openEvents } from "../testing/outbox-fixtures";
import { withCommunityWorkers } from "./community-workers";
import { communityFacts, eventFact } from "./testing/facts";

provideEnv({ LOG_LEVEL: "silent" });
const database = testDatabase();

afterEach(() => provideEnv({ COMMUNITIES_WORKERS_ENABLED: undefined }));

async function found(): Promise<string[]> {
  const search = searchInput.parse({ q: "fox", in: "posts" });
  const { posts } = await searchEverything(database.db, { viewer: null, now: new Date(), search });
  return posts.items.map(({ id }) => id);
}

const relay = (ahead: number) =>
  drainOutbox(database.db, { until: new Date(Date.now() + 20_000), now: new Date(Date.now() + ahead) });

test("with the workers of communities off, posts are not indexed and their facts wait; on again, none was lost", async () => {
  const { db } = database;
  const group = await createGroup(db);
  const post = await createPost(db, { groupId: group.id, authorId: group.ownerId });
  const payload = { groupId: group.id, postId: post.id };
  provideEnv({ COMMUNITIES_WORKERS_ENABLED: "false" });
  await inTransaction(db, (tx) => appendEvent(tx, { type: "post.published", aggregateId: post.id, payload }));
  const event = await createComingEvent(db);
  await inTransaction(db, (tx) =>
    appendEvent(tx, { type: "event.published", aggregateId: event.id, payload: { eventId: event.id } }),
  );
  await relay(1_000);
  expect(await found()).toEqual([]);
  expect((await openEvents(db)).map(({ type, sink }) => [type, sink])).toEqual([
    ["post.published", "search"],
  ]);
  const [task] = await db.outboxTask.findMany();
  expect(task).toMatchObject({ attempts: 0, parkedAt: null });
  expect(await db.eventSearch.count({ where: { eventId: event.id } })).toBe(1);
  provideEnv({ COMMUNITIES_WORKERS_ENABLED: "true" });
  await relay(15 * 60_000);
  expect(await found()).toEqual([post.id]);
  expect(await openEvents(db)).toEqual([]);
});

test("a sink gets the facts of everything else while the workers of communities are off, each with its own outcome", async () => {
  const got: Fact[] = [];
  const sink = withCommunityWorkers({
    deliver: async (_, facts) => {
      got.push(...facts);
      return facts.map(() => DONE);
    },
  } as Partial<Sink> as Sink);
  const [first, second] = [eventFact("event.published"), eventFact("event.changed")];
  const held = communityFacts();
  const facts = [first, ...held, second];
  provideEnv({ COMMUNITIES_WORKERS_ENABLED: "0" });
  const outcomes = await sink.deliver(database.db, facts, new Date());
  expect(got).toEqual([first, second]);
  expect(outcomes.map(({ is }) => is)).toEqual(["done", ...held.map(() => "deferred"), "done"]);
  provideEnv({ COMMUNITIES_WORKERS_ENABLED: "true" });
  expect(await sink.deliver(database.db, held, new Date())).toEqual(held.map(() => DONE));
});
