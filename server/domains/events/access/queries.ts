import { z } from "zod";
import type { Db } from "../../../db/client";
import { createLoader } from "../../../db/loader";
import { notFound } from "../../../errors";
import { statusAt } from "../../../seats/availability";
import type { Viewer } from "../../accounts/schema";
import { type GroupRole, roleReaches } from "../../groups/access/policy";
import { findGroupAccess } from "../../groups/access/queries";
import { opensEvent } from "../../invitation-links/queries";
import {
  canSeeEvent,
  type EventAccessFacts,
  type EventRole,
  roleOf,
  type Standing,
  type Visibility,
  visibilityAt,
} from "./policy";

type EventRow = EventAccessFacts & {
  id: string;
  slug: string;
  poolId: string;
  title: string;
  /** Null also where the group was deleted. */
  groupId: string | null;
};

const isId = (key: string) => z.uuid().safeParse(key).success;

/** Loads events by id or by slug: one statement, because every request about an event waits for it. */
const loadEvent = createLoader(async (db: Db, keys: string[]) => {
  const ids = keys.filter(isId);
  const slugs = keys.filter((key) => !isId(key));
  const events = await db.$queryRaw<EventRow[]>`
    select e.id, e.slug, own.id as "poolId", e."hostId", e.title, e.status::text as status,
      e.visibility::text as visibility, e."membersFirstUntil", e."inviteToken", g.id as "groupId", (
        select coalesce(jsonb_agg(jsonb_build_object('email', s.email, 'role', s.role)), '[]')
        from "EventStaff" s where s."eventId" = e.id
      ) as staff
    from "Event" e join "SeatPool" own on own."eventId" = e.id and own."sessionId" is null
      left join "Group" g on g.id = e."groupId" and g."deletedAt" is null
    where e.id = any(${ids}::uuid[]) or e.slug = any(${slugs}::text[])`;
  return new Map(events.flatMap((event) => [[event.id, event] as const, [event.slug, event] as const]));
});

/** An event that the viewer may see, and their role on it. */
export type EventAccess = {
  id: string;
  slug: string;
  poolId: string;
  hostId: string;
  title: string;
  status: "draft" | "published" | "cancelled";
  /** The one that holds now: an event that members see first is private until then. */
  visibility: Visibility;
  groupId: string | null;
  role: EventRole | null;
};

type By = { eventId: string; viewer: Viewer | null; invite?: string | undefined; now: Date };

/** The event as the viewer may see it; null both where it does not exist and where the viewer may not see it. */
export async function findEventAccess(db: Db, by: By): Promise<EventAccess | null> {
  const { eventId, viewer, invite, now } = by;
  const event = await loadEvent(db, eventId.toLowerCase());
  if (!event) return null;
  const visibility = visibilityAt(event, now);
  const isClosed = visibility === "private";
  const standing = isClosed ? await standingOf(db, event, { viewer, invite, now }) : "none";
  const place = isClosed ? await roleInGroup(db, event, viewer) : null;
  const [isMember, leadsGroup] = [place !== null, roleReaches(place, "moderator")];
  if (!canSeeEvent(event, { viewer, invite, standing, isMember, leadsGroup, now })) return null;
  const { id, slug, poolId, hostId, title, status, groupId } = event;
  return { id, slug, poolId, hostId, title, status, visibility, groupId, role: roleOf(event, viewer) };
}

/**
 * @param by.eventId an id or a slug
 * @throws DomainError not-found both where the event does not exist and where the viewer may not see it
 */
export async function getEventAccess(db: Db, by: By): Promise<EventAccess> {
  const event = await findEventAccess(db, by);
  if (!event) throw notFound("event");
  return event;
}

async function roleInGroup(db: Db, { groupId }: EventRow, viewer: Viewer | null): Promise<GroupRole | null> {
  if (!groupId || !viewer) return null;
  return (await findGroupAccess(db, { groupId, viewer }))?.role ?? null;
}

async function standingOf(
  db: Db,
  event: { id: string; poolId: string; inviteToken: string },
  { viewer, invite, now }: Omit<By, "eventId">,
): Promise<Standing> {
  const own = viewer ? await ownStanding(db, event, { viewer, now }) : "none";
  if (own !== "none" || invite === undefined || invite === event.inviteToken) return own;
  return (await opensEvent(db, event.id, invite)) ? "invited" : "none";
}

async function ownStanding(
  db: Db,
  { id: eventId, poolId }: { id: string; poolId: string },
  { viewer: { id: userId, email, emailVerified }, now }: { viewer: Viewer; now: Date },
): Promise<Standing> {
  const rsvp = await db.rsvp.findUnique({
    where: { poolId_userId: { poolId, userId } },
    select: { status: true, offerExpiresAt: true },
  });
  const status = rsvp && statusAt(rsvp, now);
  if (status === "declined") return "declined";
  // A cancelled RSVP is no way back: the person needs what any other newcomer needs.
  if (status && status !== "cancelled") return "answered";
  // An invitation belongs to the owner of its address, and anyone can sign up with an address that they do not own.
  if (!emailVerified) return "none";
  const where = { eventId_email: { eventId, email } };
  return (await db.invitation.findUnique({ where, select: { id: true } })) ? "invited" : "none";
}
