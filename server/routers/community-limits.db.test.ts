import { beforeAll, expect, test } from "vitest";
import { createGroupCast } from "../../tests/authorization/group-cast";
import { GROUP_ROWS, type GroupRow } from "../../tests/authorization/group-rows";
import { refusalOf } from "../../tests/authorization/refusal-of";
import { testDatabase } from "../../tests/database";
import { provideEnv } from "../env";
import { appRouter } from "./app-router";

const database = testDatabase();

beforeAll(() =>
  provideEnv({ DATABASE_URL: database.requestUrl, NEXTAUTH_SECRET: "for tests", LOG_LEVEL: "silent" }),
);

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>;
const isWrite = (name: string) => procedures[name]?._def.type === "mutation";

/** Writes that ask nothing of a group before they are counted, with what they are called with. */
const OUTSIDE: Record<string, GroupRow["input"]> = {
  "groups.create": () => ({ name: "Walkers" }),
  "groups.members.join": ({ group }) => ({ groupId: group.id }),
  "groups.members.leave": ({ group }) => ({ groupId: group.id }),
  "groups.members.takeBack": ({ group }) => ({ groupId: group.id }),
  "groups.invitations.accept": ({ group }) => ({ groupId: group.id }),
  "groups.invitations.decline": ({ group }) => ({ groupId: group.id }),
  "groupModeration.report": ({ post }) => ({ targetType: "post", targetId: post.id, reason: "spam" }),
  "groupModeration.resolve": ({ post }) => ({ reportId: post.id, action: "dismiss" }),
  "blocks.add": ({ otherMemberId }) => ({ userId: otherMemberId }),
  "blocks.remove": ({ otherMemberId }) => ({ userId: otherMemberId }),
  "posts.restore": ({ post }) => ({ postId: post.id }),
  "comments.restore": ({ comment }) => ({ commentId: comment.id }),
};

const WRITES: [string, GroupRow["input"]][] = [
  ...Object.entries(GROUP_ROWS).flatMap(([name, { input }]): [string, GroupRow["input"]][] =>
    isWrite(name) ? [[name, input]] : [],
  ),
  ...Object.entries(OUTSIDE),
];

test.each(WRITES)("the write %s counts against a rate limit of its caller", async (name, input) => {
  expect(isWrite(name)).toBe(true);
  const cast = await createGroupCast(database.db, "public");
  const viewer = cast.people.owner;
  await refusalOf(database.db, { name, viewer, input: input(cast) });
  const rows = await database.db.rateLimit.findMany({ where: { key: { endsWith: `:${viewer?.id}` } } });
  expect(rows.length).toBeGreaterThan(0);
});
