import type { Db } from "../../db/client";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { refuseFaults, venueChanged } from "./commands";
import { faultsOfPrice, isClosed } from "./policy";
import { type NewSpace, SPACES_MAX, type SpaceChanges, type SpaceOut, seating } from "./schema";
import { SPACE_COLUMNS, spaceOf } from "./spaces.policy";
import { lockVenue } from "./venue-lock.queries";

/**
 * Adds a space behind the others.
 * @throws DomainError not-found; invalid for a price without a currency; conflict venue.archived,
 * venue.too-many-spaces
 */
export function addSpace(
  db: Db,
  { venueId, space }: { venueId: string; space: NewSpace },
): Promise<SpaceOut> {
  refuseFaults(faultsOfPrice(space));
  return inTransaction(db, async (tx) => {
    await lockOpen(tx, venueId);
    const { _count: count, _max: last } = await tx.venueSpace.aggregate({
      where: { venueId },
      _count: true,
      _max: { position: true },
    });
    if (count >= SPACES_MAX) throw new DomainError("venue.too-many-spaces", { spacesMax: SPACES_MAX });
    const { capacities, ...rest } = space;
    const data = { ...rest, ...capacities, venueId, position: (last.position ?? -1) + 1 };
    const row = await tx.venueSpace.create({ data, select: SPACE_COLUMNS });
    await venueChanged(tx, venueId);
    return spaceOf(row);
  });
}

type Named = { venueId: string; spaceId: string };

/**
 * Changes the fields that are named. `capacities` as a whole replace those before.
 * @throws DomainError not-found; invalid for a price without a currency; conflict venue.archived
 */
export function editSpace(
  db: Db,
  { venueId, spaceId, changes }: Named & { changes: SpaceChanges },
): Promise<SpaceOut> {
  return inTransaction(db, async (tx) => {
    await lockOpen(tx, venueId);
    const before = await tx.venueSpace.findFirst({ where: { id: spaceId, venueId }, select: SPACE_COLUMNS });
    if (!before) throw notFound("space");
    const { priceFrom = spaceOf(before).priceFrom, currency = before.currency } = changes;
    refuseFaults(faultsOfPrice({ priceFrom, currency }));
    const { capacities, ...rest } = changes;
    const named = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
    const seats =
      capacities && Object.fromEntries(seating.options.map((name) => [name, capacities[name] ?? null]));
    const data = { ...named, ...seats };
    const row = await tx.venueSpace.update({ where: { id: spaceId }, data, select: SPACE_COLUMNS });
    await venueChanged(tx, venueId);
    return spaceOf(row);
  });
}

/** Removes a space. Answers that named it keep their other spaces. @throws DomainError not-found; conflict venue.archived */
export function removeSpace(db: Db, { venueId, spaceId }: Named): Promise<void> {
  return inTransaction(db, async (tx) => {
    await lockOpen(tx, venueId);
    const { count } = await tx.venueSpace.deleteMany({ where: { id: spaceId, venueId } });
    if (count === 0) throw notFound("space");
    await venueChanged(tx, venueId);
  });
}

/** Locks the venue for a change of what belongs to it. @throws DomainError not-found; conflict venue.archived */
export async function lockOpen(tx: Tx, venueId: string) {
  const venue = await lockVenue(tx, venueId, null);
  if (isClosed(venue.status, undefined)) throw new DomainError("venue.archived");
  return venue;
}
