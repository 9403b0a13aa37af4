import { isolate } from "../../../../lib/clean-text";
import { counted } from "../../../../lib/plural";
import type { Queryable } from "../../../db/transaction";
import { excerpt } from "../../groups/words";
import type { Kind, Notice, Subject } from "../kind";
import { groupNotice } from "./notice";

const NOT_MODERATOR = "The person does not moderate the group any more.";

type Request = {
  groupId: string;
  slug: string;
  name: string;
  userId: string;
  isModerator: boolean;
  personId: string;
  person: string;
  note: string | null;
};

/** To moderators: someone asks to be let in. */
export const requestKind: Kind = {
  isReadWhenShown: true,
  async load(db, subjects, now) {
    const rows = new Map((await readRequests(db, subjects)).map((row) => [requestKey(row), row]));
    return subjects.map((subject): Notice | null => {
      const about = rows.get(requestKey(subject));
      return about ? noticeOfRequest(about, now) : null;
    });
  },
};

const requestKey = ({ groupId, userId, personId }: Subject | Request) => `${groupId} ${userId} ${personId}`;

function noticeOfRequest({ groupId, slug, name, isModerator, person, note }: Request, now: Date): Notice {
  const said = excerpt(note ?? "");
  const answered = note === null ? "The request was answered or taken back." : null;
  return groupNotice(
    {
      title: `${isolate(person)} asks to join ${isolate(name)}`,
      body: said,
      path: `/g/${slug}/members`,
      kept: { title: "New request to join a group", body: "" },
      staleBecause: isModerator ? answered : NOT_MODERATOR,
      groupId,
      mail: {
        paragraphs: [`${isolate(person)} would like to join the group.`, ...(said ? [said] : [])],
        facts: [{ label: "Group", value: name }],
        action: "Answer the request",
        footer: `You're receiving this because you moderate ${isolate(name)}.`,
      },
    },
    now,
  );
}

function readRequests(db: Queryable, subjects: Subject[]): Promise<Request[]> {
  return db.$queryRaw<Request[]>`
    select g.id as "groupId", g.slug, g.name, k."userId", k."personId", u.name as person, r.note,
      m.role in ('owner', 'moderator') is true as "isModerator"
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as k ("groupId" uuid, "userId" uuid, "personId" uuid)
      join "Group" g on g.id = k."groupId" and g."deletedAt" is null join "User" u on u.id = k."personId"
      left join "GroupMember" m on m."groupId" = g.id and m."userId" = k."userId"
      left join "GroupRequest" r on r."groupId" = g.id and r."userId" = k."personId"`;
}

type Waiting = {
  groupId: string;
  slug: string;
  name: string;
  userId: string;
  isModerator: boolean;
  reports: number;
  held: number;
};

/** To moderators: what waits for them now, all of it together. */
export const reviewKind: Kind = {
  async load(db, subjects, now) {
    const rows = await readWaiting(db, subjects);
    const found = new Map(rows.map((row) => [`${row.groupId} ${row.userId}`, row]));
    return subjects.map(({ groupId, userId }): Notice | null => {
      const about = found.get(`${groupId} ${userId}`);
      return about ? noticeOfWaiting(about, now) : null;
    });
  },
};

function noticeOfWaiting({ groupId, slug, name, isModerator, reports, held }: Waiting, now: Date): Notice {
  const parts = [
    ...(reports > 0 ? [counted(reports, "report")] : []),
    ...(held > 0 ? [`${counted(held, "post or comment", "posts and comments")} to approve`] : []),
  ];
  const what = parts.join(", ");
  const settled = parts.length === 0 ? "Nothing waits for moderators any more." : null;
  return groupNotice(
    {
      title: `To review in ${isolate(name)}: ${what}`,
      body: "",
      path: `/g/${slug}/moderation`,
      staleBecause: isModerator ? settled : NOT_MODERATOR,
      groupId,
      mail: {
        paragraphs: [`Waiting for you and the other moderators: ${what}.`],
        facts: [{ label: "Group", value: name }],
        action: "Open the queue",
        footer: `You're receiving this because you moderate ${isolate(name)}.`,
      },
    },
    now,
  );
}

/** What the person finds in the queue of the group (`listQueue`): nothing about themselves, and no report of the group. */
function readWaiting(db: Queryable, subjects: Subject[]): Promise<Waiting[]> {
  return db.$queryRaw<Waiting[]>`
    select g.id as "groupId", g.slug, g.name, k."userId", m.role in ('owner', 'moderator') is true as "isModerator",
      (select count(*)::int from "Report" r left join "Contribution" c on c.id = r."contributionId"
        where r."groupId" = g.id and r.status = 'open' and coalesce(c."authorId", r."personId") <> k."userId") as reports,
      (select count(*)::int from "Contribution" c where c."groupId" = g.id and c."heldAt" is not null
        and c."deletedAt" is null and c."hiddenAt" is null and c."authorId" <> k."userId") as held
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as k ("groupId" uuid, "userId" uuid)
      join "Group" g on g.id = k."groupId" and g."deletedAt" is null
      left join "GroupMember" m on m."groupId" = g.id and m."userId" = k."userId"`;
}
