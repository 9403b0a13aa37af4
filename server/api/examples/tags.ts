import type { Example } from "../examples";
import { post } from "./posts";

export const TAG_PARAMS = {
  groupId: "019aa3e0-1a00-7a10-8c01-1d2e3f4a5b11",
  tagId: "019aa3e0-2b00-7b20-9d02-2e3f4a5b6c12",
};

const otherTagId = "019aa3e0-2c00-7b20-9d02-2e3f4a5b6c13";
const fields = {
  name: "Night walks",
  color: "violet",
  description: "Walks after sunset.",
};
const tag = {
  id: TAG_PARAMS.tagId,
  groupId: TAG_PARAMS.groupId,
  slug: "night-walks",
  ...fields,
  aliases: ["nocturnal"],
  retiredAt: null,
  postCount: 12,
  isFollowed: false,
};
const tagOfPost = { id: tag.id, name: tag.name, slug: tag.slug, color: tag.color };
const siteTag = {
  ...tag,
  id: otherTagId,
  groupId: null,
  name: "Photography",
  slug: "photography",
  description: "",
  aliases: ["photos"],
};

export const TAG_EXAMPLES: Record<string, Example> = {
  "tags.list": { query: { q: "ph", limit: "20" }, answer: { items: [siteTag], nextCursor: null } },
  "tags.ofGroup": { query: { limit: "20" }, answer: { items: [tag, siteTag], nextCursor: null } },
  "tags.followed": { answer: { items: [{ ...siteTag, isFollowed: true }], nextCursor: null } },
  "tags.get": { answer: tag },
  "tags.posts": {
    query: { limit: "20" },
    answer: { items: [{ ...post, tags: [tagOfPost] }], nextCursor: null },
  },
  "tags.create": {
    body: { groupId: TAG_PARAMS.groupId, ...fields, aliases: ["Nocturnal"] },
    answer: { ...tag, postCount: 0 },
  },
  "tags.edit": { body: { retired: true }, answer: { ...tag, retiredAt: "2026-11-29T20:00:00.000Z" } },
  "tags.merge": { body: { intoTagId: otherTagId }, answer: { tag: { ...tag, id: otherTagId }, posts: 3 } },
  "tags.follow": { answer: { tagId: tag.id, isFollowed: true } },
  "tags.unfollow": { answer: { tagId: tag.id, isFollowed: false } },
};
