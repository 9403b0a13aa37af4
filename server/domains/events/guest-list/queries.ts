import { cursorOf, placeInTime } from "../../../cursor";
import { Prisma } from "../../../db/generated/client";
import type { Queryable } from "../../../db/transaction";
import { notFound } from "../../../errors";
import type { RsvpStatus } from "../../../seats/facts";
import { ownPoolOfEvent } from "../../../seats/owner";
import type { EventAccess } from "../access/queries";
import { canSeeGuests, shortName } from "./policy";
import type { GuestList, ShownGuest } from "./schema";

type By = {
  event: Pick<EventAccess, "id" | "poolId" | "role">;
  viewerId: string | null;
  cursor?: string | undefined;
  limit: number;
};

/** By first answer. */
const guestsAfter = cursorOf("guest-list", placeInTime);

type Row = { id: string; name: string; imageUrl: string | null; guests: number; rsvpAt: Date };

/**
 * Confirmed guests in the order of their first answers, as far as the host lets this viewer see them.
 * @throws DomainError invalid for a broken cursor
 */
export async function listShownGuests(
  db: Queryable,
  { event, viewerId, cursor, limit }: By,
): Promise<GuestList> {
  const { audience, viewerStatus, people } = await readAudience(db, event.id, viewerId);
  const viewer = { role: event.role, rsvpStatus: viewerStatus };
  if (!canSeeGuests(audience, viewer)) {
    return { audience, visible: false, people: null, items: [], nextCursor: null };
  }
  const rows = await db.$queryRaw<Row[]>`
    select r.id, r."rsvpAt", r.guests, coalesce(w.name, u.name) as name,
      case when w."userId" is null then u."imageUrl" end as "imageUrl"
    from "Rsvp" r join "User" u on u.id = r."userId"
      left join "WalkIn" w on w."userId" = r."userId" and w."eventId" = ${event.id}::uuid
    where r."poolId" = ${event.poolId}::uuid and r.status = 'confirmed' and ${after(cursor)}
    order by r."rsvpAt", r.id limit ${limit + 1}`;
  const page = guestsAfter.page(rows, limit, ({ rsvpAt, id }) => ({ at: rsvpAt, id }));
  return {
    audience,
    visible: true,
    people,
    items: page.items.map((row) => toShown(row, event.role !== null)),
    nextCursor: page.nextCursor,
  };
}

type Audience = { audience: GuestList["audience"]; viewerStatus: RsvpStatus | null; people: number };

async function readAudience(db: Queryable, eventId: string, viewerId: string | null): Promise<Audience> {
  const [row] = await db.$queryRaw<Audience[]>`
    select e."guestList"::text as audience,
      (select r.status::text from "Rsvp" r
        where r."poolId" = ${ownPoolOfEvent} and r."userId" = ${viewerId}::uuid) as "viewerStatus",
      (select count(*)::int from "Rsvp" r where r."poolId" = ${ownPoolOfEvent} and r.status = 'confirmed') as people
    from "Event" e where e.id = ${eventId}::uuid`;
  if (!row) throw notFound("event");
  return row;
}

function after(cursor: string | undefined): Prisma.Sql {
  const place = guestsAfter.read(cursor || undefined);
  return place
    ? Prisma.sql`(r."rsvpAt", r.id) > (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.sql`true`;
}

function toShown({ name, imageUrl, guests }: Row, isStaff: boolean): ShownGuest {
  return { name: isStaff ? name : shortName(name), imageUrl, guests };
}
