import type { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { replyAddress } from "../../domains/messages/policy";
import {
  audienceOf,
  messageAuthorSelect,
  messageEventSelect,
  peopleFor,
} from "../../domains/messages/queries";
import { ownPoolId, poolIn } from "../../seats/owner";
import { messageMail } from "../message-mails";
import type { Kind, Notice, Subject } from "./kind";
import { lastCallAt } from "./last-call";

const BODY_CHARACTERS_MAX = 280;
const DAY_MS = 24 * 60 * 60_000;

const select = {
  id: true,
  subject: true,
  body: true,
  authorId: true,
  statuses: true,
  checkIn: true,
  rsvpIds: true,
  repliesToAuthor: true,
  createdAt: true,
  event: { select: { id: true, pools: ownPoolId, ...messageEventSelect } },
} as const;

/** A host's own words to guests. */
export const messageKind: Kind = {
  async load(db: Queryable, subjects, now) {
    const ids = [...new Set(subjects.flatMap(({ messageId }) => messageId ?? []))];
    const rows = await db.eventMessage.findMany({
      where: { id: { in: ids }, sentAt: { not: null } },
      select,
    });
    const messages = new Map(rows.map((row) => [row.id, row]));
    const [authors, meant] = await Promise.all([readAuthors(db, rows), stillMeant(db, rows, subjects)]);
    return subjects.map(({ messageId, rsvpId }): Notice | null => {
      const message = messages.get(messageId ?? "");
      if (!message) return null;
      const { subject, body, event, authorId, repliesToAuthor } = message;
      const author = authors.get(authorId);
      const replyTo = replyAddress({ repliesToAuthor, author });
      return {
        eventId: event.id,
        brief: { title: subject, body: shortened(body), path: `/events/${event.slug}` },
        staleBecause: author?.bannedAt
          ? "Its author was banned."
          : rsvpId === undefined || meant.has(`${message.id} ${rsvpId}`)
            ? null
            : "It is not for this person any more.",
        latestAt: latestAt(event, now),
        mail: async (to, at) => ({
          ...messageMail({ subject, body, name: to.name, event, repliesTo: replyTo?.name ?? null }, at),
          fromName: event.host.name,
          ...(replyTo && { replyTo }),
        }),
      };
    });
  },
};

/** Shortly before and during the event it cannot wait; thanks after it can, for a night. */
function latestAt({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): Date | null {
  if (endsAt <= now) return new Date(now.getTime() + DAY_MS);
  const lastCall = lastCallAt({ startsAt });
  return lastCall > now ? lastCall : null;
}

type Row = Prisma.EventMessageGetPayload<{ select: typeof select }>;

type Author = Prisma.UserGetPayload<{ select: typeof messageAuthorSelect }>;

async function readAuthors(db: Queryable, rows: Row[]): Promise<Map<string, Author>> {
  const authors = await db.user.findMany({
    where: { id: { in: rows.map((row) => row.authorId) } },
    select: messageAuthorSelect,
  });
  return new Map(authors.map((author) => [author.id, author]));
}

/** Of message and RSVP, those where the one is still for the other: quiet hours may have held it for a night. */
async function stillMeant(db: Queryable, rows: Row[], subjects: Subject[]): Promise<Set<string>> {
  const meant = await Promise.all(
    rows.map(async ({ id, event, createdAt, ...audience }) => {
      const asked = subjects.flatMap((one) => (one.messageId === id ? (one.rsvpId ?? []) : []));
      const people = await db.$queryRaw<{ id: string }[]>`
        select r.id ${peopleFor(poolIn(event).id, { ...audienceOf(audience), writtenAt: createdAt })}
          and r.id = any(${asked}::uuid[])`;
      return people.map((person) => `${id} ${person.id}`);
    }),
  );
  return new Set(meant.flat());
}

/** Cut between characters: Postgres takes no half of one. */
function shortened(text: string): string {
  const characters = [...text];
  if (characters.length <= BODY_CHARACTERS_MAX) return text;
  return `${characters
    .slice(0, BODY_CHARACTERS_MAX - 1)
    .join("")
    .trimEnd()}…`;
}
