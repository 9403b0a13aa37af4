import { z } from "zod";
import type { Queryable } from "../../db/transaction";
import { afterCommit, type Tx } from "../../db/transaction";
import { notFound } from "../../errors";
import { chosenValues, createValueCache } from "../../value-cache";
import { badgeOf } from "./policy";
import type { BadgeOut } from "./schema";
import { readEvidence } from "./signals.queries";

/** How long a badge is kept, on the server and by clients. */
export const BADGE_SECONDS = 300;

const cache = createValueCache(chosenValues(BADGE_SECONDS * 1000));
const keyOf = (venueId: string) => `badge:${venueId.toLowerCase()}`;

/**
 * The badge that everyone sees, at most five minutes old: from the cache, unless it changed since.
 * @param venueId an id or a slug
 * @throws DomainError not-found venue.not-found, also for a draft and an archived venue
 */
export function getBadge(db: Queryable, venueId: string, now: Date): Promise<BadgeOut> {
  return cache.get(keyOf(venueId), () => readBadge(db, venueId, now));
}

/** Forgets the badge once the transaction has committed, in every process that shares the cache. */
export function dropBadge(tx: Tx, { id, slug }: { id: string; slug: string }): void {
  afterCommit(tx, () => cache.drop([keyOf(id), keyOf(slug)]));
}

/** The badge from the database. @throws DomainError not-found venue.not-found */
export async function readBadge(db: Queryable, venueId: string, now: Date): Promise<BadgeOut> {
  const key = venueId.toLowerCase();
  const venue = await db.venue.findFirst({
    where: {
      ...(z.uuid().safeParse(key).success ? { id: key } : { slug: key }),
      status: { in: ["listed", "unlisted"] },
    },
    select: { id: true, availabilityStatus: true, availabilityUpdatedAt: true },
  });
  if (!venue) throw notFound("venue");
  const { confirmed, tentative, unavailable, newestAt } = await readEvidence(db, venue.id, now);
  return badgeOf({
    status: venue.availabilityStatus,
    answers: confirmed + tentative + unavailable,
    newestAt,
    updatedAt: venue.availabilityUpdatedAt,
  });
}
