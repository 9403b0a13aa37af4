import { cursorOf, rowId } from "../../cursor";
import type { Db } from "../../db/client";
import { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { stateOf } from "./policy";
import type {
  CheckOutcome,
  InvitationCounts,
  InvitationOut,
  InvitationState,
  InvitationsPage,
} from "./schema";

type EventPool = { id: string; poolId: string };

/** Sorted by id, which grows with time; the newest first. */
const invitationsBefore = cursorOf("invitations", rowId);

type Row = {
  id: string;
  email: string;
  name: string | null;
  rsvpStatus: InvitationOut["rsvpStatus"];
  answer: InvitationOut["answer"];
  note: string | null;
  answeredAt: Date | null;
  sentAt: Date | null;
  lastError: string | null;
  createdAt: Date;
};

/**
 * Invitations with the answers of their people. An answer counts for an address only if the account has confirmed
 * it, and only if the person answered themselves: the host must not learn the address of a person whom they
 * registered by account.
 */
const invitationsOf = (event: EventPool) => Prisma.sql`
  select i.id, i.email, i.name, i."sentAt", i."lastError", i."createdAt", r.status::text as "rsvpStatus",
    i."answeredAt", case when i.answer = 'declined' then i.note end as note,
    case when r.status in ('confirmed', 'waitlisted', 'offered', 'pending') then 'going'
      when i.answer = 'declined' or r."leftAt" is not null then 'declined' end as answer,
    case when r.id is not null or i.answer is not null then 'answered' when i."sentAt" is not null then 'sent'
      when i."lastError" is not null then 'failed' else 'sending' end as state
  from "Invitation" i
  left join "User" u on u.email = i.email and u."emailVerifiedAt" is not null
  left join "Rsvp" r on r."userId" = u.id and r."askedAt" is null and r."poolId" = ${event.poolId}::uuid
  where i."eventId" = ${event.id}::uuid`;

/** The invited people, the newest first, and the number of people per state. */
export async function listInvitations(
  db: Db,
  event: EventPool,
  by: {
    state?: InvitationState | undefined;
    answer?: InvitationOut["answer"] | undefined;
    cursor?: string | undefined;
    limit: number;
  },
): Promise<InvitationsPage> {
  const after = invitationsBefore.read(by.cursor);
  const [rows, counts] = await Promise.all([
    db.$queryRaw<Row[]>`
      select * from (${invitationsOf(event)}) l
      where (${by.state ?? null}::text is null or l.state = ${by.state ?? null}::text)
        and (${by.answer ?? null}::text is null or l.answer = ${by.answer ?? null}::text)
        and (${after}::uuid is null or l.id < ${after}::uuid)
      order by l.id desc limit ${by.limit + 1}`,
    countInvitations(db, event),
  ]);
  const { items, nextCursor } = invitationsBefore.page(rows, by.limit, ({ id }) => id);
  return { items: items.map(toInvitationOut), nextCursor, counts };
}

async function countInvitations(db: Db, event: EventPool): Promise<InvitationCounts> {
  const rows = await db.$queryRaw<Counted[]>`
    select l.state, l.answer, count(*)::int as count from (${invitationsOf(event)}) l group by l.state, l.answer`;
  const count = (is: (row: Counted) => boolean) => rows.filter(is).reduce((sum, row) => sum + row.count, 0);
  const of = (state: InvitationState) => count((row) => row.state === state);
  return {
    total: count(() => true),
    sending: of("sending"),
    sent: of("sent"),
    failed: of("failed"),
    answered: of("answered"),
    going: count((row) => row.answer === "going"),
    declined: count((row) => row.answer === "declined"),
  };
}

type Counted = { state: InvitationState; answer: InvitationOut["answer"]; count: number };

/** One invitation of the event, or null. */
export async function findInvitation(
  db: Queryable,
  event: EventPool,
  invitationId: string,
): Promise<InvitationOut | null> {
  const [row] = await db.$queryRaw<Row[]>`
    select * from (${invitationsOf(event)}) l where l.id = ${invitationId}::uuid`;
  return row ? toInvitationOut(row) : null;
}

/** The result that inviting each of these addresses would have, in their order. Invites no one. */
export async function checkInvitees(
  db: Queryable,
  event: EventPool,
  emails: string[],
): Promise<{ email: string; outcome: CheckOutcome }[]> {
  const known = await db.$queryRaw<{ email: string; outcome: "answered" | "invited" }[]>`
    select u.email, 'answered' as outcome from "User" u
    join "Rsvp" r on r."userId" = u.id and r."poolId" = ${event.poolId}::uuid and r."askedAt" is null
    where u.email = any(${emails}::text[]) and u."emailVerifiedAt" is not null
    union all
    select i.email, case when i.answer is null then 'invited' else 'answered' end from "Invitation" i
    where i."eventId" = ${event.id}::uuid and i.email = any(${emails}::text[])`;
  const answered = new Set(known.filter((row) => row.outcome === "answered").map((row) => row.email));
  const invited = new Set(known.map((row) => row.email));
  return emails.map((email) => ({
    email,
    outcome: answered.has(email) ? "answered" : invited.has(email) ? "invited" : "new",
  }));
}

function toInvitationOut(row: Row): InvitationOut {
  const { id, email, name, rsvpStatus, answer, note, answeredAt, sentAt, lastError, createdAt } = row;
  const hasAnswered = rsvpStatus !== null || answeredAt !== null;
  return {
    id,
    email,
    name,
    rsvpStatus,
    answer,
    note,
    lastError,
    state: stateOf({ sentAt, lastError, hasAnswered }),
    answeredAt: answeredAt?.toISOString() ?? null,
    sentAt: sentAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  };
}
