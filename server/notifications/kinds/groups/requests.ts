import { isolate } from "../../../../lib/clean-text";
import type { Queryable } from "../../../db/transaction";
import type { Kind, Notice, Subject } from "../kind";
import { groupNotice } from "./notice";

/** A group and a person who asked to be let in. */
type Asked = {
  groupId: string;
  userId: string;
  slug: string;
  name: string;
  isPrivate: boolean;
  isMember: boolean;
  /** Whether a request of theirs waits for an answer. */
  isWaiting: boolean;
};

/** A kind for the person of a request, with the group and what they are there now. */
const kindForAsker = (words: (about: Asked, now: Date) => Notice | null): Kind => ({
  async load(db, subjects, now) {
    const found = new Map(
      (await readAsked(db, subjects)).map((row) => [`${row.groupId} ${row.userId}`, row]),
    );
    return subjects.map(({ groupId, userId }): Notice | null => {
      const about = found.get(`${groupId} ${userId}`);
      return about ? words(about, now) : null;
    });
  },
});

function readAsked(db: Queryable, subjects: Subject[]): Promise<Asked[]> {
  return db.$queryRaw<Asked[]>`
    select g.id as "groupId", k."userId", g.slug, g.name, g.visibility = 'private' as "isPrivate",
      m."userId" is not null as "isMember", r."userId" is not null as "isWaiting"
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as k ("groupId" uuid, "userId" uuid)
      join "Group" g on g.id = k."groupId" and g."deletedAt" is null
      left join "GroupMember" m on m."groupId" = g.id and m."userId" = k."userId"
      left join "GroupRequest" r on r."groupId" = g.id and r."userId" = k."userId"`;
}

const footer = "You're receiving this because you asked to join this group.";

/** To a person whose request to join was accepted. */
export const letInKind = kindForAsker(({ groupId, slug, name, isMember }, now) => {
  if (!isMember) return null;
  return groupNotice(
    {
      title: `You're a member of ${isolate(name)}`,
      body: "Your request to join was accepted.",
      path: `/g/${slug}`,
      staleBecause: null,
      groupId,
      mail: {
        paragraphs: ["Your request to join was accepted. You can read, post and comment now."],
        facts: [{ label: "Group", value: name }],
        action: "Go to the group",
        footer,
      },
    },
    now,
  );
});

/** To a person whose request to join was refused. It says neither why nor by whom. */
export const refusedKind = kindForAsker(({ slug, name, isPrivate, isMember, isWaiting }, now) =>
  groupNotice(
    {
      title: `Your request to join ${isolate(name)} wasn't accepted`,
      body: "You can ask again later.",
      // A person outside a private group has no page there to open.
      path: isPrivate ? "/notifications" : `/g/${slug}`,
      staleBecause: isMember || isWaiting ? "The person is a member, or asked again." : null,
      mail: {
        paragraphs: ["The moderators didn't accept your request this time. You can ask again later."],
        facts: [{ label: "Group", value: name }],
        action: isPrivate ? "See your notifications" : "Go to the group",
        footer,
      },
    },
    now,
  ),
);
