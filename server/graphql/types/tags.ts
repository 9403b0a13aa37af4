import { PALETTE } from "../../../lib/palette";
import { ALIASES_MAX, type TagOut, type TagRefOut } from "../../domains/tags/schema";
import { given } from "../arguments";
import { builder } from "../builder";
import type { Outputs } from "../outputs";

const TagColor = builder.enumType("TagColor", {
  description: "A colour of the palette of the site.",
  values: PALETTE,
});

export const TagRef = builder.objectRef<TagRefOut>("TagRef").implement({
  description: "A topic tag where it is given to something.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    slug: t.exposeString("slug"),
    color: t.field({ type: TagColor, resolve: ({ color }) => color }),
  }),
});

const Tag = builder.objectRef<TagOut>("Tag").implement({
  description: "A topic tag of the site or of one group.",
  fields: (t) => ({
    id: t.exposeID("id"),
    groupId: t.exposeID("groupId", { nullable: true, description: "Null: a tag of the site." }),
    name: t.exposeString("name"),
    slug: t.exposeString("slug"),
    color: t.field({ type: TagColor, resolve: ({ color }) => color }),
    description: t.exposeString("description"),
    aliases: t.stringList({ extensions: { listSize: ALIASES_MAX }, resolve: ({ aliases }) => aliases }),
    retiredAt: t.expose("retiredAt", { type: "DateTime", nullable: true }),
    postCount: t.exposeInt("postCount", { description: "Posts that you may read, counted up to 500." }),
    isFollowed: t.exposeBoolean("isFollowed"),
  }),
});

const TagPage = builder.objectRef<Outputs["tags"]["list"]>("TagPage").implement({
  description: "A page of topic tags.",
  fields: (t) => ({
    items: t.field({ type: [Tag], resolve: ({ items }) => items }),
    nextCursor: t.exposeString("nextCursor", { nullable: true, description: "Null on the last page." }),
  }),
});

builder.queryFields((t) => ({
  tags: t.field({
    type: TagPage,
    nullable: true,
    description: "The topic tags of a group and then those of the site, or without a group only the site's.",
    args: {
      groupId: t.arg.id({ description: "The id or the slug of the group." }),
      q: t.arg.string({ description: "How a word of the tag begins." }),
      retired: t.arg.boolean({ description: "True: retired tags too." }),
      cursor: t.arg.string(),
      limit: t.arg.int({ defaultValue: 20 }),
    },
    resolve: (_root, { groupId, retired, ...rest }, { graphql: { call } }) => {
      const asked = { ...given(rest), ...(retired && { retired: "true" }) };
      return groupId ? call.tags.ofGroup({ groupId, ...asked }) : call.tags.list(asked);
    },
  }),
  tag: t.field({
    type: Tag,
    nullable: true,
    description: "One topic tag by its id, its slug or an alias.",
    args: {
      id: t.arg.id({ required: true }),
      groupId: t.arg.id({ description: "The group in which a slug or an alias is looked up." }),
    },
    resolve: (_root, { id, ...rest }, { graphql }) => graphql.call.tags.get({ tagId: id, ...given(rest) }),
  }),
}));
