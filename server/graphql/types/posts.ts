import {
  ATTACHMENTS_MAX,
  FEED_SORTS,
  MENTIONS_MAX,
  POST_AUDIENCES,
  type PostOut,
  REACTION_KINDS,
  watchLevel,
} from "../../domains/posts/schema";
import { TAGS_PER_POST_MAX } from "../../domains/tags/schema";
import { given } from "../arguments";
import { builder } from "../builder";
import type { Outputs } from "../outputs";
import { Author, Mention, ReactionCounts, ReactionKind } from "./contributions";
import { Attachment } from "./fields";
import { TagRef } from "./tags";

const PostAudience = builder.enumType("PostAudience", {
  description: "Everyone who reads the group, or guests of the event that the post is about.",
  values: POST_AUDIENCES,
});
const WatchLevel = builder.enumType("WatchLevel", { values: watchLevel.options });
const FeedSort = builder.enumType("FeedSort", { values: FEED_SORTS });

const PostGroup = builder.objectRef<PostOut["group"]>("PostGroup").implement({
  fields: (t) => ({
    id: t.exposeID("id"),
    slug: t.exposeString("slug"),
    name: t.exposeString("name"),
  }),
});

const PostEvent = builder.objectRef<NonNullable<PostOut["event"]>>("PostEvent").implement({
  description: "The event that a post is about.",
  fields: (t) => ({
    id: t.exposeID("id"),
    slug: t.exposeString("slug"),
    title: t.exposeString("title"),
    startsAt: t.expose("startsAt", { type: "DateTime" }),
    timeZone: t.exposeString("timeZone"),
  }),
});

const PostRights = builder.objectRef<PostOut["can"]>("PostRights").implement({
  description: "What you may do with a post now.",
  fields: (t) => ({
    edit: t.exposeBoolean("edit"),
    delete: t.exposeBoolean("delete"),
    pin: t.exposeBoolean("pin"),
    lock: t.exposeBoolean("lock"),
    hide: t.exposeBoolean("hide"),
    comment: t.exposeBoolean("comment"),
  }),
});

const Post = builder.objectRef<PostOut>("Post").implement({
  description: "A post as you see it.",
  fields: (t) => ({
    id: t.exposeID("id"),
    groupId: t.exposeID("groupId"),
    group: t.field({ type: PostGroup, resolve: ({ group }) => group }),
    author: t.field({ type: Author, resolve: ({ author }) => author }),
    title: t.exposeString("title", { nullable: true }),
    body: t.exposeString("body", { description: "Markdown." }),
    audience: t.field({ type: PostAudience, resolve: ({ audience }) => audience }),
    event: t.field({ type: PostEvent, nullable: true, resolve: ({ event }) => event }),
    tags: t.field({
      type: [TagRef],
      extensions: { listSize: TAGS_PER_POST_MAX },
      resolve: ({ tags }) => tags,
    }),
    attachments: t.field({
      type: [Attachment],
      extensions: { listSize: ATTACHMENTS_MAX },
      resolve: ({ attachments }) => attachments,
    }),
    mentions: t.field({
      type: [Mention],
      extensions: { listSize: MENTIONS_MAX },
      resolve: ({ mentions }) => mentions,
    }),
    commentCount: t.exposeInt("commentCount"),
    reactions: t.field({ type: ReactionCounts, resolve: ({ reactions }) => reactions }),
    mine: t.field({
      type: [ReactionKind],
      description: "Your own reactions.",
      extensions: { listSize: REACTION_KINDS.length },
      resolve: ({ mine }) => mine,
    }),
    pinnedAt: t.expose("pinnedAt", { type: "DateTime", nullable: true }),
    lockedAt: t.expose("lockedAt", { type: "DateTime", nullable: true }),
    held: t.exposeBoolean("held"),
    hidden: t.exposeBoolean("hidden"),
    publishedAt: t.expose("publishedAt", { type: "DateTime" }),
    editedAt: t.expose("editedAt", { type: "DateTime", nullable: true }),
    activeAt: t.expose("activeAt", { type: "DateTime" }),
    isUnread: t.exposeBoolean("isUnread"),
    watch: t.field({ type: WatchLevel, nullable: true, resolve: ({ watch }) => watch }),
    version: t.exposeInt("version"),
    can: t.field({ type: PostRights, resolve: ({ can }) => can }),
  }),
});

const PostPage = builder.objectRef<Outputs["posts"]["list"]>("PostPage").implement({
  description: "A page of posts.",
  fields: (t) => ({
    items: t.field({ type: [Post], resolve: ({ items }) => items }),
    nextCursor: t.exposeString("nextCursor", { nullable: true, description: "Null on the last page." }),
  }),
});

builder.queryFields((t) => ({
  posts: t.field({
    type: PostPage,
    nullable: true,
    description: "The posts of a group that you may read; without a group those of all your groups.",
    args: {
      groupId: t.arg.id({ description: "The id or the slug of the group." }),
      sort: t.arg({ type: FeedSort }),
      tag: t.arg.string({ description: "The name or an alias of a tag." }),
      eventId: t.arg.id({ description: "Only posts about this event." }),
      unread: t.arg.boolean({ description: "True: only posts with something unread." }),
      cursor: t.arg.string(),
      limit: t.arg.int({ defaultValue: 20 }),
    },
    resolve: (_root, { groupId, unread, ...rest }, { graphql: { call } }) => {
      const asked = { ...given(rest), ...(unread && { unread: "true" }) };
      return groupId ? call.posts.list({ groupId, ...asked }) : call.posts.feed(asked);
    },
  }),
  taggedPosts: t.field({
    type: PostPage,
    nullable: true,
    description: "The posts with a topic tag that you may read, newest first.",
    args: {
      tagId: t.arg.id({ required: true, description: "The id, the slug or an alias of the tag." }),
      groupId: t.arg.id({ description: "The group in which a slug or an alias is looked up." }),
      cursor: t.arg.string(),
      limit: t.arg.int({ defaultValue: 20 }),
    },
    resolve: (_root, { tagId, ...rest }, { graphql }) => graphql.call.tags.posts({ tagId, ...given(rest) }),
  }),
  post: t.field({
    type: Post,
    nullable: true,
    description: "One post that you may read.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { graphql }) => graphql.call.posts.get({ postId: id }),
  }),
}));
