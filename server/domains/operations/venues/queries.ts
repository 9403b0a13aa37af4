import { cursorOf, type Page, placeInTime } from "../../../cursor";
import type { Queryable } from "../../../db/transaction";
import type { VenueStatus } from "../../venues/schema";
import { namesOf } from "../audit/queries";
import type { AdminVenueOut } from "./schema";

const venuesBefore = cursorOf("admin-venues", placeInTime);

type By = {
  q?: string | undefined;
  status?: VenueStatus | undefined;
  cursor?: string | undefined;
  limit: number;
};

/** Every venue of the site in every status, the newest first. @throws DomainError invalid for a broken cursor */
export async function listAllVenues(
  db: Queryable,
  { q, status, cursor, limit }: By,
): Promise<Page<AdminVenueOut>> {
  const before = venuesBefore.read(cursor);
  const like = q && { contains: q.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
  const rows = await db.venue.findMany({
    where: {
      AND: [
        like
          ? { OR: [{ name: like }, { slug: like }, { city: like }, { organization: { name: like } }] }
          : {},
        status ? { status } : {},
        before
          ? { OR: [{ createdAt: { lt: before.at } }, { createdAt: before.at, id: { lt: before.id } }] }
          : {},
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: {
      id: true,
      slug: true,
      name: true,
      city: true,
      status: true,
      availabilityStatus: true,
      createdAt: true,
      takenDownAt: true,
      takenDownById: true,
      takenDownReason: true,
      organization: { select: { id: true, name: true } },
      _count: { select: { asked: { where: { askedAt: { not: null } } } } },
    },
  });
  const page = venuesBefore.page(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  const names = await namesOf(
    db,
    page.items.flatMap(({ takenDownById }) => takenDownById ?? []),
  );
  const items = page.items.map(
    ({ _count, createdAt, takenDownAt, takenDownById, takenDownReason, ...venue }) => ({
      ...venue,
      requests: _count.asked,
      createdAt: createdAt.toISOString(),
      takenDown: takenDownAt && {
        at: takenDownAt.toISOString(),
        by: names.get(takenDownById ?? "") ?? null,
        reason: takenDownReason,
      },
    }),
  );
  return { items, nextCursor: page.nextCursor };
}
