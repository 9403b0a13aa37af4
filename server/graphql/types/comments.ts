import {
  type CommentOut,
  commentState,
  DEPTH_MAX,
  FIRST_REPLIES,
  type ReplyOut,
  type ThreadOut,
} from "../../domains/posts/comments.schema";
import { ATTACHMENTS_MAX, MENTIONS_MAX, REACTION_KINDS } from "../../domains/posts/schema";
import { given } from "../arguments";
import { builder } from "../builder";
import type { Outputs } from "../outputs";
import { Author, Mention, ReactionCounts, ReactionKind } from "./contributions";
import { Attachment } from "./fields";

const CommentState = builder.enumType("CommentState", {
  description: "`shown`, or why a comment has its place and no text.",
  values: commentState.options,
});

const CommentRights = builder.objectRef<CommentOut["can"]>("CommentRights").implement({
  description: "What you may do with a comment now.",
  fields: (t) => ({
    edit: t.exposeBoolean("edit"),
    delete: t.exposeBoolean("delete"),
    hide: t.exposeBoolean("hide"),
    reply: t.exposeBoolean("reply"),
  }),
});

const CommentBase = builder.interfaceRef<CommentOut>("CommentBase").implement({
  description: "A comment as you see it, at any place of a thread.",
  fields: (t) => ({
    id: t.exposeID("id"),
    postId: t.exposeID("postId"),
    parentId: t.exposeID("parentId", { nullable: true, description: "Null: it answers the post." }),
    depth: t.exposeInt("depth", { description: "1: it answers the post." }),
    author: t.field({ type: Author, nullable: true, resolve: ({ author }) => author }),
    body: t.exposeString("body", { nullable: true, description: "Markdown; null where it is not shown." }),
    state: t.field({ type: CommentState, resolve: ({ state }) => state }),
    replyCount: t.exposeInt("replyCount"),
    reactions: t.field({ type: ReactionCounts, resolve: ({ reactions }) => reactions }),
    mine: t.field({
      type: [ReactionKind],
      description: "Your own reactions.",
      extensions: { listSize: REACTION_KINDS.length },
      resolve: ({ mine }) => mine,
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
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    editedAt: t.expose("editedAt", { type: "DateTime", nullable: true }),
    version: t.exposeInt("version"),
    can: t.field({ type: CommentRights, resolve: ({ can }) => can }),
  }),
});

const nextCursor = {
  nullable: true,
  description: "Null on the last page; `comments` with the `parentId` goes on from here.",
} as const;
const firstReplies = { listSize: FIRST_REPLIES };

const Comment = builder.objectRef<CommentOut>("Comment").implement({
  description: "A comment without its replies.",
  interfaces: [CommentBase],
});

const CommentPage = builder.objectRef<ReplyOut["replies"]>("CommentPage").implement({
  description: "The first replies to a reply.",
  fields: (t) => ({
    items: t.field({ type: [Comment], extensions: firstReplies, resolve: ({ items }) => items }),
    nextCursor: t.exposeString("nextCursor", nextCursor),
  }),
});

const Reply = builder.objectRef<ReplyOut>("Reply").implement({
  description: "A reply with its first replies.",
  interfaces: [CommentBase],
  fields: (t) => ({ replies: t.field({ type: CommentPage, resolve: ({ replies }) => replies }) }),
});

const ReplyPage = builder.objectRef<ThreadOut["replies"]>("ReplyPage").implement({
  description: "The first replies to a comment.",
  fields: (t) => ({
    items: t.field({ type: [Reply], extensions: firstReplies, resolve: ({ items }) => items }),
    nextCursor: t.exposeString("nextCursor", nextCursor),
  }),
});

const Thread = builder.objectRef<ThreadOut>("Thread").implement({
  description: "A comment with its first replies, and these with theirs.",
  interfaces: [CommentBase],
  fields: (t) => ({ replies: t.field({ type: ReplyPage, resolve: ({ replies }) => replies }) }),
});

const ThreadPage = builder.objectRef<Outputs["comments"]["list"]>("ThreadPage").implement({
  description: "A page of one level of a thread.",
  fields: (t) => ({
    items: t.field({ type: [Thread], resolve: ({ items }) => items }),
    nextCursor: t.exposeString("nextCursor", { nullable: true, description: "Null on the last page." }),
  }),
});

const ThreadWithAncestors = builder.objectRef<Outputs["comments"]["get"]>("ThreadWithAncestors").implement({
  description: "A comment with its first replies and the comments above it.",
  interfaces: [CommentBase],
  fields: (t) => ({
    replies: t.field({ type: ReplyPage, resolve: ({ replies }) => replies }),
    ancestors: t.field({
      type: [Comment],
      description: "Outermost first.",
      extensions: { listSize: DEPTH_MAX },
      resolve: ({ ancestors }) => ancestors,
    }),
  }),
});

builder.queryFields((t) => ({
  comments: t.field({
    type: ThreadPage,
    nullable: true,
    description: "One level of the comments on a post that you may read, oldest first.",
    args: {
      postId: t.arg.id({ required: true }),
      parentId: t.arg.id({ description: "Only replies to this comment; left out: those to the post." }),
      cursor: t.arg.string(),
      limit: t.arg.int({ defaultValue: 20 }),
    },
    resolve: (_root, { postId, ...rest }, { graphql }) =>
      graphql.call.comments.list({ postId, ...given(rest) }),
  }),
  comment: t.field({
    type: ThreadWithAncestors,
    nullable: true,
    description: "One comment that you may read, with its first replies.",
    args: { id: t.arg.id({ required: true }) },
    resolve: (_root, { id }, { graphql }) => graphql.call.comments.get({ commentId: id }),
  }),
}));
