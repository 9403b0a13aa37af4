import { z } from "zod";
import { line } from "../../../lib/text-schema";
import { cursor, id, instantOut } from "../../../lib/wire-schema";
import { eventSummaryOut } from "../events/schema";

export const SECTIONS = ["groups", "posts", "comments", "events"] as const;
export type Section = (typeof SECTIONS)[number];

export const searchInput = z.strictObject({
  q: line(100).describe("Beginnings of words; all of them must occur."),
  in: z.enum(SECTIONS).optional().describe("Only what is of this kind; if you leave it out, some of each."),
  groupId: id.optional().describe("Only posts and comments of this group."),
  cursor: cursor.optional().describe("For the next posts or comments, where `in` names one of these."),
  limit: z.coerce.number().int().min(1).max(20).default(5).describe("Of each kind."),
});
export type SearchInput = z.output<typeof searchInput>;

const highlights = z
  .array(z.object({ text: z.string(), match: z.boolean() }))
  .describe("Plain text in parts; those with `match` are what was searched for.");

const groupRef = z.object({ id, slug: z.string(), name: z.string() });

const groupHit = groupRef.extend({
  visibility: z.enum(["public", "unlisted", "private"]),
  memberCount: z.number().int(),
  coverUrl: z.string().nullable(),
  highlights,
});

const textHit = z.object({
  id,
  postId: id,
  group: groupRef,
  author: z.object({ id, name: z.string(), imageUrl: z.string().nullable() }),
  title: z.string().nullable().describe("The title of the post, or of the post that the comment is on."),
  highlights,
  createdAt: instantOut,
});
export type TextHit = z.infer<typeof textHit>;
export type GroupHit = z.infer<typeof groupHit>;

const page = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() });

export const searchOut = z.object({
  groups: page(groupHit),
  posts: page(textHit),
  comments: page(textHit),
  events: page(eventSummaryOut),
});
export type SearchOut = z.infer<typeof searchOut>;
