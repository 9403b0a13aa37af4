import type { Example } from "./facts";
import { POST_PARAMS } from "./posts";

const group = { id: POST_PARAMS.groupId, slug: "night-walkers", name: "Night Walkers" };
const author = { id: "019aa3a0-0000-7000-8000-000000000004", name: "Ana Ferreira", imageUrl: null };
const title = "A fox on the bridge";
const none = { items: [], nextCursor: null };

/** @param event the summary of an event */
export const searchExample = (event: Record<string, unknown>): Example => ({
  query: { q: "fox", limit: "5" },
  answer: {
    groups: none,
    posts: {
      items: [
        {
          id: POST_PARAMS.postId,
          postId: POST_PARAMS.postId,
          group,
          author,
          title,
          highlights: [
            { text: "A ", match: false },
            { text: "fox", match: true },
            { text: " crossed the bridge at the second lock.", match: false },
          ],
          createdAt: "2026-11-28T22:15:00.000Z",
        },
      ],
      nextCursor: null,
    },
    comments: none,
    events: { items: [event], nextCursor: null },
  },
});
