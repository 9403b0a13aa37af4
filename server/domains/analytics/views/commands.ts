import { createHmac } from "node:crypto";
import { normaliseSource } from "../../../../lib/source-name";
import type { Db } from "../../../db/client";
import { type Limit, takeHit } from "../../../db/rate-limit";
import { env } from "../../../env";
import { isDomainError } from "../../../errors";
import { ownPoolOfEvent } from "../../../seats/owner";
import { isProgram, viewDay } from "./policy";

const VIEWS_PER_ADDRESS: Limit = { name: "event-view", hitsMax: 60, windowSeconds: 60 };

export type View = {
  /** The event as the visitor may see it. `role` is the visitor's role on it; the hosts' own visits do not count. */
  event: { id: string; poolId: string; role: string | null };
  viewerId: string | null;
  clientAddress: string;
  userAgent: string | undefined;
  source?: string | undefined;
  now: Date;
};

/**
 * Counts a visitor of an event page: once a day, while the event is published and not over, and only until they
 * have RSVPed. Views beyond the limit of one address are ignored, because the page has no use for an error.
 * @returns whether this view was counted
 */
export async function recordView(db: Db, view: View): Promise<boolean> {
  const { event, viewerId, now } = view;
  if (event.role !== null || isProgram(view.userAgent)) return false;
  if (!(await isWithinLimit(db, view))) return false;
  const day = viewDay(now);
  const counted = await db.$executeRaw`
    insert into "EventView" ("eventId", visitor, day, source)
    select e.id, ${visitorOn(day, view)}, ${day}::date, ${normaliseSource(view.source)}
    from "Event" e
    where e.id = ${event.id}::uuid and e.status = 'published' and e."endsAt" > ${now}::timestamptz
      and not exists (select from "Rsvp" r where r."poolId" = ${ownPoolOfEvent} and r."userId" = ${viewerId}::uuid)
    on conflict do nothing`;
  return counted > 0;
}

/**
 * A hash that is the same for one person at one event on one day, differs on other days and at other events, and
 * cannot be traced back to the person.
 */
function visitorOn(day: string, { event, viewerId, clientAddress, userAgent }: View): string {
  const { NEXTAUTH_SECRET } = env();
  if (!NEXTAUTH_SECRET) throw new Error("NEXTAUTH_SECRET is not set, so visitors cannot be hidden.");
  const who = viewerId ?? `${clientAddress}\n${userAgent}`;
  const hash = createHmac("sha256", `${NEXTAUTH_SECRET}${day}`)
    .update(`${event.id}\n${who}`)
    .digest("base64url");
  return hash.slice(0, 22);
}

async function isWithinLimit(db: Db, { clientAddress }: View): Promise<boolean> {
  try {
    await takeHit(db, VIEWS_PER_ADDRESS, clientAddress);
    return true;
  } catch (error) {
    if (isDomainError(error) && error.code === "rate-limited") return false;
    throw error;
  }
}
