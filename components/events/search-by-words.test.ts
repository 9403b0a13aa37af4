import { afterEach, expect, test, vi } from "vitest";
import { searchAll, searchPublic } from "./search-by-words";

const at = "2026-12-04T18:00:00.000Z";
const event = (id: string) => ({
  id,
  slug: `event-${id}`,
  title: `Event ${id}`,
  startsAt: at,
  endsAt: at,
  timeZone: "UTC",
  allDay: false,
  status: "published",
  viewerRole: "host",
});
const group = { id: "g1", slug: "walkers", name: "Night Walkers" };
const hit = (id: string, title: string | null) => ({
  id,
  postId: "p1",
  group,
  author: { id: "u1", name: "Ana", imageUrl: null },
  title,
  highlights: [
    { text: "A ", match: false },
    { text: "fox", match: true },
  ],
  createdAt: at,
});
const page = (items: object[]) => ({ items, nextCursor: null });
const everything = {
  groups: page([{ ...group, visibility: "private", memberCount: 1, coverUrl: null, highlights: [] }]),
  posts: page([hit("p1", "At dawn"), hit("p2", null)]),
  comments: page([hit("c1", "At dawn")]),
  events: page([event("1"), event("2")]),
};

function answering(status = 200) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string) => {
    asked.push(path);
    const body = path.startsWith("/api/v1/search") ? everything : page([{ event: event("1"), series: null }]);
    return new Response(JSON.stringify(body), { status });
  });
  return asked;
}
afterEach(() => vi.unstubAllGlobals());
const { signal } = new AbortController();

test("posts and comments are found with their group, what was typed and where they are read", async () => {
  const asked = answering();
  const found = await searchPublic("fox", signal);
  expect(asked).toEqual(["/api/v1/search?q=fox&limit=5"]);
  expect(found.map(({ heading }) => heading)).toEqual(["Events", "Groups", "Posts", "Comments"]);
  const [, , posts, comments] = found;
  const excerpt = hit("p1", null).highlights;
  expect(posts?.actions).toEqual([
    {
      id: "p1",
      label: "At dawn",
      detail: "Night Walkers",
      excerpt,
      does: { href: "/g/walkers/p/p1" },
    },
    expect.objectContaining({ id: "p2", label: expect.stringMatching(/^Post by .*Ana/) }),
  ]);
  expect(comments?.actions).toMatchObject([
    { id: "c1", detail: "Night Walkers", excerpt, does: { href: "/g/walkers/p/p1/t/c1" } },
  ]);
});

test("the events that a person runs come first, lead to their manage pages and are not repeated", async () => {
  answering();
  const [own, others] = await searchAll("event", signal);
  expect(own).toMatchObject({
    heading: "Events you run",
    actions: [{ id: "1", does: { href: "/events/event-1/manage" } }],
  });
  expect(others).toMatchObject({ heading: "Events", actions: [{ id: "2" }] });
});

test("a search that the server refuses is rejected, so that the menu says so", async () => {
  answering(503);
  await expect(searchPublic("fox", signal)).rejects.toThrow("503");
});
