import { describe, expect, test } from "vitest";
import type { PostNews } from "@/server/realtime/channels";
import { countUnfetched, goneSince, type HeardPosts, hear, mustAsk } from "./heard-posts";

const at = (seconds: number) => new Date(seconds * 1_000).toISOString();
const note = (id: string, seconds: number, authorId = "ben") => ({ id, authorId, publishedAt: at(seconds) });
const news = (said: Omit<PostNews, "spreadMs">): PostNews => ({ spreadMs: 800, ...said });
const NOTHING: HeardPosts = new Map();

/** What a page has heard after these messages, one a millisecond. */
const heardOf = (...messages: Omit<PostNews, "spreadMs">[]) =>
  messages.reduce<HeardPosts>((heard, said, ms) => hear(heard, news(said), ms), NOTHING);

const page = { fetchedMs: 0, known: new Set<string>(), after: at(5), viewerId: "ana" };

describe("new posts are counted by their messages", () => {
  test("a post counts once, however often it is told", () => {
    const heard = heardOf({ post: note("a", 6) }, { post: note("b", 7) }, { post: note("a", 6) });
    expect(countUnfetched(heard, page)).toBe(2);
  });

  test("one's own post, one that the page has and one from before what is shown do not count", () => {
    const heard = heardOf(
      { post: note("own", 6, "ana") },
      { post: note("known", 7) },
      { post: note("old", 4) },
    );
    expect(countUnfetched(heard, { ...page, known: new Set(["known"]) })).toBe(0);
  });

  test("in an empty feed every post counts, and strangers have none of their own", () => {
    const heard = heardOf({ post: note("a", 1) });
    expect(countUnfetched(heard, { ...page, after: null, viewerId: null })).toBe(1);
  });

  test("a post that is hidden or deleted before it was fetched is taken back, and one brought back counts again", () => {
    const deleted = heardOf({ post: note("a", 6) }, { goneId: "a" });
    expect(countUnfetched(deleted, page)).toBe(0);
    const undone = hear(deleted, news({ post: note("a", 6) }), 2);
    expect(countUnfetched(undone, page)).toBe(1);
  });

  test("an edit keeps a counted post", () => {
    const heard = heardOf({ post: note("a", 6) }, { post: note("a", 6) });
    expect(countUnfetched(heard, page)).toBe(1);
  });

  test("what was heard before the newest posts were asked for is forgotten, also where they brought nothing", () => {
    const heard = heardOf({ post: note("a", 6) }, { post: note("b", 7) });
    expect(countUnfetched(heard, { ...page, fetchedMs: 1 })).toBe(1);
    expect(countUnfetched(heard, { ...page, fetchedMs: 2 })).toBe(0);
  });

  test("a fetched post that is hidden or deleted afterwards is gone until the next fetch", () => {
    const heard = heardOf({ post: note("b", 7) }, { goneId: "a" });
    expect([...goneSince(heard, 0)]).toEqual(["a"]);
    expect([...goneSince(heard, 2)]).toEqual([]);
  });

  test("a message that names no post changes nothing", () => {
    expect(hear(NOTHING, news({}), 1)).toBe(NOTHING);
  });
});

describe("the page asks", () => {
  const whole = { groupId: "g", sort: "newest" as const };
  const reader = { viewerId: "ana", blocksPeople: false };
  const told = news({ post: note("a", 6) });

  test("nothing where everyone may read the post", () => {
    expect(mustAsk(told, whole, reader)).toBe(false);
    expect(mustAsk(told, { ...whole, sort: "active" }, { ...reader, viewerId: null })).toBe(false);
  });

  test("where it depends on the listener who may read the post", () => {
    expect(mustAsk(news({}), whole, reader)).toBe(true);
  });

  test("for readers who see nothing of some people, and in feeds that leave posts of the group out", () => {
    expect(mustAsk(told, whole, { ...reader, blocksPeople: true })).toBe(true);
    expect(mustAsk(told, { ...whole, tag: "river" }, reader)).toBe(true);
    expect(mustAsk(told, { ...whole, eventId: "e" }, reader)).toBe(true);
  });

  test("nothing about a post that is gone, in any feed", () => {
    expect(
      mustAsk(news({ goneId: "a" }), { ...whole, tag: "river" }, { ...reader, blocksPeople: true }),
    ).toBe(false);
  });
});
