import { isolate } from "../../../lib/clean-text";
import type { Queryable, Tx } from "../../db/transaction";
import { personalPath } from "../../domains/invitation-links/queries";
import { isOpenToInvite } from "../../domains/invitations/policy";
import { ownPoolOfEvent } from "../../seats/owner";
import { appUrl } from "../app-url";
import { type InvitationMailFacts, invitationMail } from "../invitation-mails";
import type { Kind, Notice, Settled } from "./kind";

/** Invites a person by address, who may have no account. */
export const invitationKind: Kind = {
  async load(db, subjects, now) {
    const rows = await readInvitations(
      db,
      subjects.flatMap(({ invitationId }) => invitationId ?? []),
    );
    const facts = new Map(rows.map((row) => [row.id, row]));
    return subjects.map(({ invitationId }): Notice | null => {
      const about = facts.get(invitationId ?? "");
      return about ? noticeOf(about, now) : null;
    });
  },
  onSettled: settle,
};

type Row = Omit<InvitationMailFacts, "event" | "url"> &
  InvitationMailFacts["event"] & {
    id: string;
    email: string;
    slug: string;
    eventId: string;
    hostId: string;
    status: "draft" | "published" | "cancelled";
    isUnwelcome: boolean;
    hasAnswered: boolean;
  };

function noticeOf(
  { id, eventId, hostId, email, name, hostName, status, isUnwelcome, hasAnswered, ...event }: Row,
  now: Date,
): Notice {
  return {
    eventId,
    brief: {
      title: `${isolate(hostName)} invites you: ${isolate(event.title)}`,
      body: "",
      path: `/events/${event.slug}#rsvp`,
    },
    staleBecause: staleBecause({ status, endsAt: event.endsAt, isUnwelcome, hasAnswered }, now),
    latestAt: null,
    invitedBy: hostId,
    mail: async (_to, at) => ({
      ...invitationMail({ name, hostName, event, url: appUrl(personalPath(id)) }, at),
      fromName: hostName,
    }),
  };
}

function staleBecause(
  {
    status,
    endsAt,
    isUnwelcome,
    hasAnswered,
  }: Pick<Row, "status" | "endsAt" | "isUnwelcome" | "hasAnswered">,
  now: Date,
): string | null {
  if (!isOpenToInvite({ status, endsAt }, now))
    return "The event was over or cancelled before this could be sent.";
  if (isUnwelcome) return "This person cannot be invited.";
  return hasAnswered ? "They have answered already." : null;
}

function readInvitations(db: Queryable, ids: string[]): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    select i.id, i."eventId", e."hostId", i.email, i.name, h.name as "hostName", e.title, e.slug,
      case when e."placeHidden" then null else e.place end as place, e."startsAt", e."endsAt",
      e."timeZone", e."allDay", e.status::text as status, (h."bannedAt" is not null or u."bannedAt" is not null) as "isUnwelcome",
      i.answer is not null or exists (select 1 from "Rsvp" r where r."poolId" = ${ownPoolOfEvent} and r."userId" = u.id
        and r."askedAt" is null and u."emailVerifiedAt" is not null) as "hasAnswered"
    from "Invitation" i join "Event" e on e.id = i."eventId" join "User" h on h.id = e."hostId"
    left join "User" u on u.email = i.email
    where i.id = any(${ids}::uuid[])`;
}

/** An invitation shows whether it was mailed; a later one to the same address counts anew. */
async function settle(tx: Tx, settled: Settled[]): Promise<void> {
  const rows = settled.map(({ subject, sentAt, error }) => ({ id: subject.invitationId, sentAt, error }));
  await tx.$executeRaw`
    update "Invitation" i set "sentAt" = s."sentAt", "lastError" = s.error
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as s (id uuid, "sentAt" timestamptz, error text)
    where i.id = s.id and i."sentAt" is null`;
}
