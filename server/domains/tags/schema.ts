import { z } from "zod";
import { PALETTE } from "../../../lib/palette";
import { tagWord } from "../../../lib/tag-word";
import { line, multiline, optionalLine } from "../../../lib/text-schema";
import { id, instantOut, pageIn, pageOf } from "../../../lib/wire-schema";
import { groupKey } from "../groups/schema";

/** Inputs and outputs of topic tags. */

export const TAG_NAME_MAX = 40;
export const TAGS_PER_GROUP_MAX = 200;
export const SITE_TAGS_MAX = 500;
export const TAGS_PER_POST_MAX = 5;
export const ALIASES_MAX = 20;

/** A name of a tag, or an alias. */
export const tagName = line(TAG_NAME_MAX).refine((name) => tagWord(name) !== "", "Use letters or digits.");
const color = z.enum(PALETTE);

/** An id, or a word of a tag: its slug or one of its aliases. */
const tagKey = line(100, { empty: "A tag id is needed." });

const fields = {
  name: tagName,
  color,
  description: multiline(500),
  aliases: z.array(tagName).max(ALIASES_MAX).describe("Other words by which it is found."),
};

export const createTagInput = z.strictObject({
  groupId: groupKey.nullish().describe("The group that it is for; left out = a tag of the site."),
  name: fields.name,
  color: color.default("grey"),
  description: fields.description.default(""),
  aliases: fields.aliases.default([]),
});

export const editTagInput = z.strictObject({
  tagId: id,
  ...z.object(fields).partial().shape,
  retired: z.boolean().optional().describe("Retired tags stay on their posts and are given to nothing new."),
});

export const mergeTagInput = z.strictObject({
  tagId: id,
  intoTagId: id.describe("The tag of the same group, or of the site, that takes its words and its posts."),
});

export const tagIdInput = z.strictObject({ tagId: id });

export const getTagInput = z.strictObject({
  tagId: tagKey.describe("The id, the slug or an alias of the tag."),
  groupId: groupKey
    .optional()
    .describe("The group in which a slug or an alias is looked up; left out = the site."),
});

export const listTaggedInput = z.strictObject({ ...getTagInput.shape, ...pageIn });

const search = {
  q: optionalLine(TAG_NAME_MAX).optional().describe("Only tags with a word that begins with this."),
  retired: z.stringbool().optional().describe("`true`: retired tags too."),
};

export const listTagsInput = z.strictObject({ ...search, ...pageIn });
export const listGroupTagsInput = z.strictObject({ groupId: groupKey, ...search, ...pageIn });

/** A tag as lists of other things show it. */
export const tagRefOut = z.object({ id, name: z.string(), slug: z.string(), color });
export type TagRefOut = z.infer<typeof tagRefOut>;

export const tagOut = tagRefOut.extend({
  groupId: id.nullable().describe("Null = a tag of the site."),
  description: z.string(),
  aliases: z.array(z.string()),
  retiredAt: instantOut.nullable(),
  postCount: z.number().describe("Posts that the caller may read, counted up to 500."),
  isFollowed: z.boolean(),
});
export type TagOut = z.infer<typeof tagOut>;
export const tagsOut = pageOf(tagOut);

export const mergedOut = z.object({ tag: tagOut, posts: z.number().describe("How many posts moved.") });
export const followOut = z.object({ tagId: id, isFollowed: z.boolean() });
