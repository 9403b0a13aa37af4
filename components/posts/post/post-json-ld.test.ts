import { expect, test } from "vitest";
import type { CommentOut, PostOut } from "../wire";
import { postJsonLd } from "./post-json-ld";

const reactions = { like: 2, love: 1, celebrate: 0, insightful: 0, laugh: 0 };
const author = { id: "1", name: "Ana", imageUrl: null, role: null };
const post = {
  id: "p",
  group: { id: "g", slug: "walkers", name: "Walkers" },
  author,
  title: "</script><b>Tonight</b>",
  body: "By the **river**",
  attachments: [],
  commentCount: 2,
  reactions,
  publishedAt: "2026-03-01T10:00:00.000Z",
  editedAt: null,
} as unknown as PostOut;
const comment = (more: Partial<CommentOut>) =>
  ({
    id: "c",
    author,
    body: "Yes",
    state: "shown",
    createdAt: "2026-03-01T11:00:00.000Z",
    ...more,
  }) as CommentOut;

test("a post is described as a discussion with its counts and the comments that everyone sees", () => {
  const url = "https://turnout.test/g/walkers/p/p";
  const text = postJsonLd(post, [comment({}), comment({ state: "hidden", body: "Secret" })], url);
  expect(text).not.toContain("<");
  expect(text).not.toContain("Secret");
  expect(JSON.parse(text)).toMatchObject({
    "@type": "DiscussionForumPosting",
    text: "By the river",
    url,
    commentCount: 2,
    author: { name: "Ana" },
    interactionStatistic: [{ userInteractionCount: 3 }, { userInteractionCount: 2 }],
    comment: [{ "@type": "Comment", text: "Yes", url: `${url}#c-c` }],
  });
});
