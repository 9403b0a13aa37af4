import {
  type GroupOut,
  type GroupSummary,
  groupJoining,
  groupLevel,
  groupRole,
  groupVisibility,
  LINKS_MAX,
  listGroupsInput,
  TOPICS_MAX,
  WATCHED_WORDS_MAX,
} from "../../domains/groups/schema";
import { given } from "../arguments";
import { builder } from "../builder";
import type { Outputs } from "../outputs";

export const GroupRole = builder.enumType("GroupRole", { values: groupRole.options });
const GroupVisibility = builder.enumType("GroupVisibility", {
  description: "`private`: known to its members only; `unlisted`: for everyone who has the address.",
  values: groupVisibility.options,
});
const GroupJoining = builder.enumType("GroupJoining", { values: groupJoining.options });
const GroupLevel = builder.enumType("GroupLevel", {
  description: "What a member is notified of.",
  values: groupLevel.options,
});
const GroupSort = builder.enumType("GroupSort", {
  values: listGroupsInput.shape.sort.unwrap().options,
});

const GroupTopic = builder.objectRef<GroupSummary["topics"][number]>("GroupTopic").implement({
  description: "A topic tag of the site that describes a group.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    slug: t.exposeString("slug"),
    color: t.exposeString("color"),
  }),
});

const GroupLink = builder.objectRef<GroupOut["links"][number]>("GroupLink").implement({
  fields: (t) => ({ label: t.exposeString("label"), url: t.exposeString("url") }),
});

const GroupSettings = builder.objectRef<NonNullable<GroupOut["settings"]>>("GroupSettings").implement({
  description: "How a group is run.",
  fields: (t) => ({
    holdsFirst: t.exposeBoolean("holdsFirst"),
    slowSeconds: t.exposeInt("slowSeconds"),
    watchedWords: t.stringList({
      extensions: { listSize: WATCHED_WORDS_MAX },
      resolve: ({ watchedWords }) => watchedWords,
    }),
    eventsBy: t.field({ type: GroupRole, resolve: ({ eventsBy }) => eventsBy }),
  }),
});

const GroupBase = builder.interfaceRef<GroupSummary>("GroupBase").implement({
  description: "What lists and single groups have in common.",
  fields: (t) => ({
    id: t.exposeID("id"),
    slug: t.exposeString("slug"),
    name: t.exposeString("name"),
    description: t.exposeString("description", { description: "Markdown." }),
    place: t.exposeString("place", { nullable: true }),
    visibility: t.field({ type: GroupVisibility, resolve: ({ visibility }) => visibility }),
    joining: t.field({ type: GroupJoining, resolve: ({ joining }) => joining }),
    coverUrl: t.exposeString("coverUrl", { nullable: true }),
    topics: t.field({
      type: [GroupTopic],
      extensions: { listSize: TOPICS_MAX },
      resolve: ({ topics }) => topics,
    }),
    membersMax: t.exposeInt("membersMax", { nullable: true }),
    memberCount: t.exposeInt("memberCount"),
    postCount: t.exposeInt("postCount"),
    role: t.field({ type: GroupRole, nullable: true, description: "Yours.", resolve: ({ role }) => role }),
    level: t.field({
      type: GroupLevel,
      nullable: true,
      description: "Yours.",
      resolve: ({ level }) => level,
    }),
    requested: t.exposeBoolean("requested", { description: "Whether you wait for an answer." }),
    suspendedUntil: t.expose("suspendedUntil", { type: "DateTime", nullable: true }),
    archivedAt: t.expose("archivedAt", { type: "DateTime", nullable: true }),
    createdAt: t.expose("createdAt", { type: "DateTime" }),
    version: t.exposeInt("version"),
  }),
});

const ListedGroup = builder.objectRef<GroupSummary>("ListedGroup").implement({
  description: "A group in a list.",
  interfaces: [GroupBase],
});

const Group = builder.objectRef<GroupOut>("Group").implement({
  description: "One group with everything that you may see of it.",
  interfaces: [GroupBase],
  fields: (t) => ({
    rules: t.exposeString("rules", { description: "Markdown." }),
    links: t.field({
      type: [GroupLink],
      extensions: { listSize: LINKS_MAX },
      resolve: ({ links }) => links,
    }),
    settings: t.field({
      type: GroupSettings,
      nullable: true,
      description: "For owners and moderators; else null.",
      resolve: ({ settings }) => settings,
    }),
  }),
});

const GroupPage = builder.objectRef<Outputs["groups"]["list"]>("GroupPage").implement({
  description: "A page of groups.",
  fields: (t) => ({
    items: t.field({ type: [ListedGroup], resolve: ({ items }) => items }),
    nextCursor: t.exposeString("nextCursor", { nullable: true, description: "Null on the last page." }),
  }),
});

builder.queryFields((t) => ({
  groups: t.field({
    type: GroupPage,
    nullable: true,
    description: "Public groups and your own.",
    args: {
      q: t.arg.string({ description: "Words that name, description, place or topics must contain." }),
      topic: t.arg.string({ description: "The name of a topic tag." }),
      near: t.arg.string({ description: "Words that the place must contain." }),
      mine: t.arg.boolean({ description: "True: only groups that you are a member of." }),
      sort: t.arg({ type: GroupSort }),
      cursor: t.arg.string(),
      limit: t.arg.int({ defaultValue: 20 }),
    },
    resolve: (_root, { mine, ...rest }, { graphql }) =>
      graphql.call.groups.list({ ...given(rest), ...(mine && { mine: "true" }) }),
  }),
  group: t.field({
    type: Group,
    nullable: true,
    description: "One group that you may read.",
    args: { id: t.arg.id({ required: true, description: "Its id or its slug." }) },
    resolve: (_root, { id }, { graphql }) => graphql.call.groups.get({ groupId: id }),
  }),
}));
