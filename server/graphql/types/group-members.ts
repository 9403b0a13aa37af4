import { given } from "../arguments";
import { builder } from "../builder";
import type { Outputs } from "../outputs";
import { GroupRole } from "./groups";

type Members = Outputs["groups"]["members"]["list"];

const GroupMember = builder.objectRef<Members["items"][number]>("GroupMember").implement({
  description: "A member of a group, without an address.",
  fields: (t) => ({
    userId: t.exposeID("userId"),
    name: t.exposeString("name"),
    imageUrl: t.exposeString("imageUrl", { nullable: true }),
    role: t.field({ type: GroupRole, resolve: ({ role }) => role }),
    joinedAt: t.expose("joinedAt", { type: "DateTime" }),
    suspendedUntil: t.expose("suspendedUntil", {
      type: "DateTime",
      nullable: true,
      description: "For owners and moderators, and your own; else null.",
    }),
  }),
});

const GroupMemberPage = builder.objectRef<Members>("GroupMemberPage").implement({
  description: "A page of members.",
  fields: (t) => ({
    items: t.field({ type: [GroupMember], resolve: ({ items }) => items }),
    nextCursor: t.exposeString("nextCursor", { nullable: true, description: "Null on the last page." }),
  }),
});

builder.queryField("groupMembers", (t) =>
  t.field({
    type: GroupMemberPage,
    nullable: true,
    description: "The members of a group that you may read, in the order of joining.",
    args: {
      groupId: t.arg.id({ required: true, description: "The id or the slug of the group." }),
      q: t.arg.string({ description: "Words that the name must contain." }),
      role: t.arg({ type: GroupRole }),
      cursor: t.arg.string(),
      limit: t.arg.int({ defaultValue: 20 }),
    },
    resolve: (_root, { groupId, ...rest }, { graphql }) =>
      graphql.call.groups.members.list({ groupId, ...given(rest) }),
  }),
);
