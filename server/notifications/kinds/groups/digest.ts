import { isolate } from "../../../../lib/clean-text";
import { counted } from "../../../../lib/plural";
import { Prisma } from "../../../db/generated/client";
import type { Queryable } from "../../../db/transaction";
import { withPresentNamesIn } from "../../../domains/posts/mention-names.queries";
import { isNewsFor } from "../../../domains/posts/reading/news.queries";
import { postTitle } from "../../groups/words";
import type { Kind, Notice, Subject } from "../kind";
import { groupNotice } from "./notice";

const POSTS_MAX = 10;
const READER = { userId: Prisma.sql`k."userId"`, isAdmin: false };

type Told = {
  userId: string;
  title: string | null;
  postBody: string;
  groupName: string;
  comments: number;
};

/** What happened in a person's groups since the last digest: the posts with the most comments. */
export const digestKind: Kind = {
  async load(db, subjects, now) {
    const posts = await readPosts(db, subjects);
    return subjects.map(({ userId }): Notice => {
      const told = posts.filter((post) => post.userId === userId);
      const title = `${counted(told.length, "post")} in your groups`;
      return groupNotice(
        {
          title,
          body: "",
          path: "/groups",
          staleBecause: told.length > 0 ? null : "Nothing happened in the person's groups.",
          mail: {
            paragraphs: ["Here is what people talk about in your groups."],
            facts: told.map((post) => ({
              label: post.groupName,
              value:
                post.comments > 0
                  ? `${postTitle(post)} · ${counted(post.comments, "comment")}`
                  : postTitle(post),
            })),
            action: "See your groups",
            footer: `You're receiving this because you're a member of ${isolate(told[0]?.groupName ?? "a group")}.`,
          },
        },
        now,
      );
    });
  },
};

async function readPosts(db: Queryable, subjects: Subject[]): Promise<Told[]> {
  const rows = await db.$queryRaw<(Told & { postId: string })[]>`
    select k."userId", news.*
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb)
        as k ("userId" uuid, "from" timestamptz, "until" timestamptz)
      join lateral (
        select p.id as "postId", p.title, c.body as "postBody", g.name as "groupName", t.comments
        from "GroupMember" m join "Group" g on g.id = m."groupId"
          join "PostTally" t on t."groupId" = g.id and t."activeAt" > k."from" and t."activeAt" <= k."until"
          join "Post" p on p.id = t."postId" join "Contribution" c on c.id = p.id
        where m."userId" = k."userId" and m.level <> 'nothing' and c."authorId" <> k."userId" and ${isNewsFor(READER)}
        order by t.comments desc, p.id desc limit ${POSTS_MAX}
      ) news on true`;
  return withPresentNamesIn(db, rows, { body: "postBody", id: ({ postId }) => postId });
}
