import { randomInt } from "node:crypto";
import { newSlug } from "../../../lib/slug";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { appendEvent } from "../../outbox/append";
import { dropBadge } from "../availability/badge.queries";
import { lockOrganization } from "../organizations/organization-lock.queries";
import { type Fault, faultsOfPlace, isClosed } from "./policy";
import { type NewVenue, VENUES_MAX, type VenueChanges, type VenueStatus } from "./schema";
import { indexVenue } from "./search.commands";
import { lockVenue } from "./venue-lock.queries";

const CREATIONS: Limit = { name: "venue", hitsMax: 300, windowSeconds: 3600 };

/**
 * Adds a venue to an organization; a draft unless the input says otherwise.
 * @returns the id of the venue
 * @throws DomainError invalid for half a pair of coordinates; conflict venue.limit-reached; rate-limited
 */
export async function createVenue(
  db: Db,
  { organizationId, actorId, venue }: { organizationId: string; actorId: string; venue: NewVenue },
): Promise<string> {
  const { latitude = null, longitude = null } = venue;
  refuseFaults(faultsOfPlace({ latitude, longitude }));
  await takeHit(db, CREATIONS, actorId);
  return inTransaction(db, async (tx) => {
    await lockOrganization(tx, organizationId, null);
    const count = await tx.venue.count({ where: { organizationId } });
    if (count >= VENUES_MAX) throw new DomainError("venue.limit-reached", { venuesMax: VENUES_MAX });
    const slug = newSlug(venue.name, (n) => randomInt(n));
    const { id } = await tx.venue.create({
      data: { ...columnsOf(venue), ...venueNames(venue), organizationId, slug },
      select: { id: true },
    });
    await indexVenue(tx, id);
    await appendEvent(tx, { type: "venue.changed", aggregateId: id, payload: { venueId: id } });
    return id;
  });
}

/** The columns that every venue has. */
function venueNames({ name, city, country, timeZone }: NewVenue) {
  return { name, city, country, timeZone };
}

export type Edit = { venueId: string; changes: VenueChanges; expectedVersion?: number | undefined };

/**
 * Applies `changes`. Where the venue already is as requested, nothing happens, whatever the version. An archived venue
 * changes only together with its status, and not at all while an admin keeps it archived.
 * @throws DomainError not-found; invalid for half a pair of coordinates; conflict venue.archived, venue.taken-down,
 * venue.changed-meanwhile
 */
export async function editVenue(db: Db, edit: Edit): Promise<void> {
  await inTransaction(db, (tx) => editVenueIn(tx, edit));
}

/** The same in the caller's transaction, which holds the lock of the venue from here on. @returns the status before */
export async function editVenueIn(tx: Tx, { venueId, changes, expectedVersion }: Edit): Promise<VenueStatus> {
  const before = await lockVenue(tx, venueId, null);
  const columns = columnsOf(changes);
  const isSame = Object.entries(columns).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(before[name as keyof typeof before]),
  );
  if (isSame) return before.status;
  if (expectedVersion !== undefined && before.version !== expectedVersion) {
    throw new DomainError("venue.changed-meanwhile", { version: before.version });
  }
  if (before.takenDownAt && changes.status !== undefined) throw new DomainError("venue.taken-down");
  if (isClosed(before.status, changes.status)) throw new DomainError("venue.archived");
  const { latitude = before.latitude, longitude = before.longitude } = changes;
  refuseFaults(faultsOfPlace({ latitude, longitude }));
  await tx.venue.update({ where: { id: venueId }, data: columns });
  await indexVenue(tx, venueId);
  await venueChanged(tx, venueId);
  return before.status;
}

/** The columns that the input names. */
function columnsOf(changes: VenueChanges): VenueChanges {
  const named = Object.entries(changes).filter(([, value]) => value !== undefined);
  const columns: VenueChanges = Object.fromEntries(named);
  return columns.contactPhone === "" ? { ...columns, contactPhone: null } : columns;
}

export function refuseFaults(fields: Fault[]): void {
  if (fields.length > 0) throw new DomainError("input.invalid", { fields });
}

/**
 * Archives a venue in the caller's transaction; one that is archived stays as it is.
 * @returns whether it was not archived before
 * @throws DomainError not-found
 */
export async function archiveVenue(tx: Tx, venueId: string): Promise<boolean> {
  const { status } = await lockVenue(tx, venueId, null);
  if (status === "archived") return false;
  await tx.venue.update({ where: { id: venueId }, data: { status: "archived" }, select: { id: true } });
  await venueChanged(tx, venueId);
  return true;
}

/**
 * Every change of what the directory or the page of a venue shows: the version grows, open pages are notified, and the badge is read
 * anew, because it is shown only while everyone may see the venue.
 */
export async function venueChanged(tx: Tx, venueId: string): Promise<void> {
  const venue = await tx.venue.update({
    where: { id: venueId },
    data: { version: { increment: 1 } },
    select: { id: true, slug: true },
  });
  dropBadge(tx, venue);
  await appendEvent(tx, { type: "venue.changed", aggregateId: venueId, payload: { venueId } });
}
