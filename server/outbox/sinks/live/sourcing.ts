import type { Db } from "../../../db/client";
import { type LiveMessage, liveMessage } from "../../../realtime/publisher";
import { organizationChannel, venueChannel } from "../../../realtime/sourcing-channels";
import type { FactsOf } from "../../catalog";
import type { Fact } from "../../sink";

/** Organizations behind an entry that left that are told right away; the others see it when they look. */
const BEHIND_MAX = 100;

/** To the members of an organization: its name, members or invitations changed. */
export async function memberMessages({
  payload: { organizationId },
}: Fact<FactsOf<"organization">>): Promise<LiveMessage[]> {
  return [liveMessage(organizationChannel(organizationId), "organization.changed", {})];
}

/** To the team of the venue; a new badge also to everyone who looks at the venue. */
export async function venueMessages(
  { type, payload: { venueId } }: Fact<FactsOf<"venue">>,
  db: Db,
): Promise<LiveMessage[]> {
  const owners = await ownersOf(db, [venueId]);
  const toTeam = owners.map((id) => liveMessage(organizationChannel(id), "venue.changed", { venueId }));
  return type === "venue.badge-changed"
    ? [...toTeam, liveMessage(venueChannel(venueId), "badge.changed", {})]
    : toTeam;
}

/** To the organization that asks, and the organizations of all venues that it asked. */
export async function rfpMessages(
  { payload: { rfpId } }: Fact<"rfp.sent" | "rfp.extended" | "rfp.closed">,
  db: Db,
): Promise<LiveMessage[]> {
  const asked = await db.rfpVenue.findMany({
    where: { rfpId, status: { notIn: ["picked", "withdrawn"] } },
    select: { venueId: true },
  });
  return aboutRfp(
    db,
    rfpId,
    asked.map(({ venueId }) => venueId),
  );
}

/** To the organization that asks, and that of the venue. */
export async function requestMessages(
  { payload: { rfpId, venueId } }: Fact<Exclude<FactsOf<"rfp">, "rfp.sent" | "rfp.extended" | "rfp.closed">>,
  db: Db,
): Promise<LiveMessage[]> {
  return aboutRfp(db, rfpId, [venueId]);
}

async function aboutRfp(db: Db, rfpId: string, venueIds: string[]): Promise<LiveMessage[]> {
  const [rfp, owners] = await Promise.all([
    db.rfp.findUnique({ where: { id: rfpId }, select: { organizationId: true } }),
    ownersOf(db, venueIds),
  ]);
  const ids = new Set([...(rfp ? [rfp.organizationId] : []), ...owners]);
  return [...ids].map((id) => liveMessage(organizationChannel(id), "rfp.changed", { rfpId }));
}

type QueueFact =
  | "venueHold.moved-up"
  | "venueHold.breaker-opened"
  | "venueHold.breaker-resolved"
  | "venueHold.deactivated";

/** To the team of the venue, and the organizations whose place may have changed. */
export async function queueMessages({ payload }: Fact<QueueFact>, db: Db): Promise<LiveMessage[]> {
  const { venueId } = payload;
  const behind = await db.venueWaitlistEntry.findMany({
    where: {
      venueId,
      status: "waiting",
      number: { gt: "afterNumber" in payload ? payload.afterNumber : 0 },
    },
    orderBy: { number: "asc" },
    take: BEHIND_MAX,
    select: { organizationId: true },
  });
  return aboutQueue(
    db,
    venueId,
    behind.map(({ organizationId }) => organizationId),
  );
}

/** To the team of the venue, and the organization whose entry it is. */
export async function entryMessages(
  { payload: { venueId, organizationId } }: Fact<Exclude<FactsOf<"venueHold">, QueueFact>>,
  db: Db,
): Promise<LiveMessage[]> {
  return aboutQueue(db, venueId, [organizationId]);
}

async function aboutQueue(db: Db, venueId: string, waiting: string[]): Promise<LiveMessage[]> {
  const ids = new Set([...(await ownersOf(db, [venueId])), ...waiting]);
  return [...ids].map((id) => liveMessage(organizationChannel(id), "waitlist.changed", { venueId }));
}

/** The organizations of venues. */
async function ownersOf(db: Db, venueIds: string[]): Promise<string[]> {
  const venues = await db.venue.findMany({
    where: { id: { in: venueIds } },
    select: { organizationId: true },
  });
  return venues.map(({ organizationId }) => organizationId);
}
