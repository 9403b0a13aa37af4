import { isolate } from "../../../../lib/clean-text";
import { formatDate } from "../../../../lib/dates";
import { textForStrangers } from "../../../../lib/text-for-strangers";
import type { Queryable } from "../../../db/transaction";
import { roleIn, SANCTIONS, STANDINGS } from "../../groups/actions";
import { excerpt } from "../../groups/words";
import type { Kind, Notice, Subject } from "../kind";
import { groupNotice } from "./notice";

const NAME_CHARACTERS_MAX = 60;
const REASON_CHARACTERS_MAX = 200;

type Invitation = {
  id: string;
  slug: string;
  name: string;
  invitedById: string;
  invitedBy: string;
  isUnwelcome: boolean;
  /** The owner of the address is in the group, which the person who invites them is not told. */
  isMember: boolean;
  expiresAt: Date;
};

/** Invites an address to a group; its owner may have no account. Opening the link changes nothing. */
export const groupInvitationKind: Kind = {
  async load(db, subjects, now) {
    const ids = subjects.flatMap(({ invitationId }) => invitationId ?? []);
    const rows = new Map((await readInvitations(db, ids)).map((row) => [row.id, row]));
    // An invitation that was accepted, declined or taken back has no row: there is nothing left to say.
    return subjects.map(({ invitationId }): Notice | null => {
      const about = rows.get(invitationId ?? "");
      return about ? noticeOfInvitation(about, now) : null;
    });
  },
};

function noticeOfInvitation(row: Invitation, now: Date): Notice {
  const name = isolate(textForStrangers(row.name, NAME_CHARACTERS_MAX));
  const invitedBy = isolate(textForStrangers(row.invitedBy, NAME_CHARACTERS_MAX));
  const until = formatDate({ at: row.expiresAt, timeZone: "UTC", now });
  const present = row.isMember ? "This person is a member already." : null;
  const over = row.expiresAt > now ? present : "The invitation has expired.";
  return {
    ...groupNotice(
      {
        title: `${invitedBy} invites you to ${name}`,
        body: `Join it by ${until}.`,
        path: `/g/${row.slug}`,
        staleBecause: row.isUnwelcome ? "This person cannot be invited." : over,
        mail: {
          paragraphs: [
            `${invitedBy} would like you to join the group ${name}.`,
            `Open the link to accept or decline by ${until}. You'll sign in with this email address, or create an account for it. You're not a member until you accept.`,
          ],
          facts: [{ label: "Group", value: textForStrangers(row.name, NAME_CHARACTERS_MAX) }],
          action: "Accept or decline",
          // A private group is found by signed-in people only. The sign-in page sends a person on to it, at once if signed in.
          path: `/sign-in?callbackUrl=${encodeURIComponent(`/g/${row.slug}`)}`,
          footer: `You're receiving this because ${invitedBy} entered your email address to invite you. If you ignore it, nothing happens.`,
        },
      },
      now,
    ),
    invitedBy: row.invitedById,
  };
}

function readInvitations(db: Queryable, ids: string[]): Promise<Invitation[]> {
  return db.$queryRaw<Invitation[]>`
    select i.id, g.slug, g.name, i."invitedById", h.name as "invitedBy",
      (h."bannedAt" is not null or u."bannedAt" is not null) as "isUnwelcome", i."expiresAt", exists (
        select 1 from "GroupMember" m where m."groupId" = g.id and m."userId" = u.id
          and u."emailVerifiedAt" is not null) as "isMember"
    from "GroupInvitation" i join "Group" g on g.id = i."groupId" and g."deletedAt" is null
      join "User" h on h.id = i."invitedById" left join "User" u on u.email = i.email
    where i.id = any(${ids}::uuid[])`;
}

type Acted = {
  id: string;
  kind: string;
  reason: string;
  until: Date | null;
  slug: string;
  name: string;
  postId: string | null;
  contributionId: string | null;
  isReadable: boolean;
  isMember: boolean;
};

/** To a person whom a moderator's action concerns. It says what the log says, and never who acted. */
export const actionKind: Kind = {
  async load(db, subjects, now) {
    const rows = await readActions(db, subjects);
    const found = new Map(rows.map((row) => [row.id, row]));
    return subjects.map(({ actionId }): Notice | null => {
      const about = found.get(actionId ?? "");
      return about ? noticeOfAction(about, now) : null;
    });
  },
};

/** Kinds whose words hold what the log has as their reason: a role, the title of an event. */
const SAID_IN_WORDS: ReadonlySet<string> = new Set(["role-changed", "event-taken-out"]);

function noticeOfAction(row: Acted, now: Date): Notice | null {
  const { kind, slug, postId, contributionId, isReadable } = row;
  const words = SANCTIONS[kind] ?? STANDINGS[kind];
  if (!words) return null;
  const what = contributionId === null ? null : contributionId === postId ? "post" : "comment";
  const until = row.until ? formatDate({ at: row.until, timeZone: "UTC", now }) : null;
  // A person who is no member any more gets no links and addresses of the group's choice.
  const said = (text: string, max: number) => (row.isMember ? text : textForStrangers(text, max));
  const group = said(row.name, NAME_CHARACTERS_MAX);
  const { title, body } = words({
    group: isolate(group),
    what,
    until,
    role: roleIn(row.reason),
    reason: said(row.reason, REASON_CHARACTERS_MAX),
  });
  const reason = SAID_IN_WORDS.has(kind) ? "" : said(excerpt(row.reason), REASON_CHARACTERS_MAX);
  // A person outside a private group has no page there to open.
  const path = isReadable
    ? `/g/${slug}${postId && kind !== "deleted" ? `/p/${postId}` : ""}`
    : "/notifications";
  return groupNotice(
    {
      title,
      body: reason ? `${body} Reason: ${reason}` : body,
      path,
      staleBecause: null,
      mail: {
        paragraphs: [body],
        facts: [{ label: "Group", value: group }, ...(reason ? [{ label: "Reason", value: reason }] : [])],
        action: isReadable ? "Go to the group" : "See your notifications",
        footer: `You're receiving this because it concerns you in the group ${isolate(group)}.`,
      },
    },
    now,
  );
}

function readActions(db: Queryable, subjects: Subject[]): Promise<Acted[]> {
  return db.$queryRaw<Acted[]>`
    select a.id, a.kind, a.reason, a.until, g.slug, g.name, c."postId", c.id as "contributionId",
      g."deletedAt" is null and (g.visibility <> 'private' or m."userId" is not null) as "isReadable",
      m."userId" is not null as "isMember"
    from jsonb_to_recordset(${JSON.stringify(subjects)}::jsonb) as k ("actionId" uuid, "userId" uuid)
      join "ModerationAction" a on a.id = k."actionId" join "Group" g on g.id = a."groupId"
      left join "Contribution" c on c.id = a."contributionId"
      left join "GroupMember" m on m."groupId" = g.id and m."userId" = k."userId"`;
}
