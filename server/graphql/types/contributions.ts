import { type AuthorOut, REACTION_KINDS, type ReactionsOut } from "../../domains/posts/schema";
import { builder } from "../builder";
import { GroupRole } from "./groups";

/** What posts and comments have in common. */

export const ReactionKind = builder.enumType("ReactionKind", { values: REACTION_KINDS });

export const ReactionCounts = builder.objectRef<ReactionsOut>("ReactionCounts").implement({
  description: "How many people reacted in each way.",
  fields: (t) => ({
    like: t.exposeInt("like"),
    love: t.exposeInt("love"),
    celebrate: t.exposeInt("celebrate"),
    insightful: t.exposeInt("insightful"),
    laugh: t.exposeInt("laugh"),
  }),
});

export const Author = builder.objectRef<AuthorOut>("Author").implement({
  description: "The person who wrote a post or a comment.",
  fields: (t) => ({
    id: t.exposeID("id"),
    name: t.exposeString("name"),
    imageUrl: t.exposeString("imageUrl", { nullable: true }),
    role: t.field({
      type: GroupRole,
      nullable: true,
      description: "What they are in the group now; null: no member.",
      resolve: ({ role }) => role,
    }),
  }),
});

export const Mention = builder.objectRef<{ id: string; name: string }>("Mention").implement({
  description: "A person whom a text mentions.",
  fields: (t) => ({ id: t.exposeID("id"), name: t.exposeString("name") }),
});
