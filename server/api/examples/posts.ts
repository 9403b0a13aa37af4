import type { Example } from "./facts";

export const POST_PARAMS: Record<string, string> = {
  groupId: "019aa3d0-1a00-7b21-8c33-4d5e6f7a8b01",
  postId: "019aa3d1-2b00-7c32-9d44-5e6f7a8b9c02",
  commentId: "019aa3d2-3c00-7d43-8e55-6f7a8b9c0d03",
  kind: "celebrate",
};

const author = {
  id: "019aa3a0-0000-7000-8000-000000000004",
  name: "Ana Ferreira",
  imageUrl: null,
  role: "member",
};
const none = { like: 0, love: 0, celebrate: 0, insightful: 0, laugh: 0 };
const body = "A fox crossed the bridge at the second lock. Has anybody else seen it?";
/** A post as its author reads it. */
export const post = {
  id: POST_PARAMS.postId,
  groupId: POST_PARAMS.groupId,
  group: { id: POST_PARAMS.groupId, slug: "night-walkers", name: "Night Walkers" },
  author,
  title: "A fox on the bridge",
  body,
  audience: "everyone",
  event: null,
  tags: [
    { id: "019aa3d3-4d00-7e54-9f66-7a8b9c0d1e04", name: "Sightings", slug: "sightings", color: "green" },
  ],
  attachments: [],
  mentions: [],
  commentCount: 2,
  reactions: { ...none, like: 3 },
  mine: ["like"],
  pinnedAt: null,
  lockedAt: null,
  held: false,
  hidden: false,
  publishedAt: "2026-11-28T22:15:00.000Z",
  editedAt: null,
  activeAt: "2026-11-28T23:02:00.000Z",
  isUnread: false,
  watch: null,
  version: 1,
  can: { edit: true, delete: true, pin: false, lock: false, hide: false, comment: true },
};
const fresh = {
  ...post,
  commentCount: 0,
  reactions: none,
  mine: [],
  activeAt: post.publishedAt,
  created: true,
};
const comment = {
  id: POST_PARAMS.commentId,
  postId: POST_PARAMS.postId,
  parentId: null,
  depth: 1,
  author,
  body: "Twice this week, always after midnight.",
  state: "shown",
  replyCount: 0,
  reactions: none,
  mine: [],
  attachments: [],
  mentions: [],
  createdAt: "2026-11-28T22:40:00.000Z",
  editedAt: null,
  version: 1,
  can: { edit: true, delete: true, hide: false, reply: true },
};
const noReplies = { items: [], nextCursor: null };
const thread = { ...comment, replies: noReplies };
const restorableUntil = "2026-12-28T23:00:00.000Z";

const seenAt = "2026-11-29T08:00:00.000Z";
const { role: _, ...by } = author;
const earlier = { items: [{ version: 1, title: null, body: "A fox.", replacedAt: seenAt, by }] };
const draft = { title: "Two foxes", body: "They came back", tags: [], updatedAt: seenAt };
const reacted = { reactions: { ...none, celebrate: 1 }, mine: ["celebrate"] };

/** Posts and comments, by the name of the procedure. */
export const POST_EXAMPLES: Record<string, Example> = {
  "posts.list": {
    query: { sort: "active", tag: "sightings", limit: "20" },
    answer: { items: [post], nextCursor: null },
  },
  "posts.feed": { query: { sort: "newest" }, answer: { items: [post], nextCursor: null } },
  "posts.create": { body: { title: post.title, body, tags: ["Sightings"] }, answer: fresh },
  "posts.get": { answer: post },
  "posts.edit": {
    body: { title: "Two foxes on the bridge", expectedVersion: 1 },
    answer: { ...post, title: "Two foxes on the bridge", editedAt: "2026-11-28T23:10:00.000Z", version: 2 },
  },
  "posts.delete": { answer: { id: post.id, restorableUntil } },
  "posts.restore": { answer: { ...post, version: 3 } },
  "comments.list": { query: { limit: "20" }, answer: { items: [thread], nextCursor: null } },
  "comments.create": { body: { body: comment.body }, answer: { ...comment, created: true } },
  "comments.get": { answer: { ...thread, ancestors: [] } },
  "comments.edit": {
    body: { body: "Three times.", expectedVersion: 1 },
    answer: { ...comment, body: "Three times.", editedAt: "2026-11-28T23:12:00.000Z", version: 2 },
  },
  "comments.delete": { answer: { id: comment.id, restorableUntil } },
  "comments.restore": { answer: { ...comment, version: 3 } },
  "posts.pin": { body: { pinned: true }, answer: { ...post, pinnedAt: "2026-11-29T08:00:00.000Z" } },
  "posts.revisions": { answer: earlier },
  "comments.revisions": { answer: earlier },
  "posts.markRead": { answer: { seenAt } },
  "posts.markGroupRead": { answer: { seenAt } },
  "posts.watch": { body: { level: "watching" }, answer: { watch: "watching" } },
  "postDrafts.get": { answer: { draft } },
  "postDrafts.save": { body: { title: draft.title, body: draft.body, tags: [] }, answer: { draft } },
  "postDrafts.discard": { answer: { draft: null } },
  "reactions.addToPost": { answer: reacted },
  "reactions.removeFromPost": { answer: { reactions: none, mine: [] } },
  "reactions.addToComment": { answer: reacted },
  "reactions.removeFromComment": { answer: { reactions: none, mine: [] } },
};
