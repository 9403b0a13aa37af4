import { cursorOf, type Page, placeInTime } from "../../../cursor";
import type { Queryable } from "../../../db/transaction";
import type { RfpStatus } from "../../rfps/schema";
import type { AdminRfpOut } from "./schema";

const rfpsBefore = cursorOf("admin-rfps", placeInTime);

type By = {
  q?: string | undefined;
  status?: RfpStatus | undefined;
  cursor?: string | undefined;
  limit: number;
};

/**
 * Every request of the site in every state, the newest first, without its title and everything else that was written about
 * it. @throws DomainError invalid for a broken cursor
 */
export async function listAllRfps(
  db: Queryable,
  { q, status, cursor, limit }: By,
): Promise<Page<AdminRfpOut>> {
  const before = rfpsBefore.read(cursor);
  const like = q && { contains: q.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" as const };
  const rows = await db.rfp.findMany({
    where: {
      AND: [
        like
          ? {
              OR: [
                { organization: { OR: [{ name: like }, { slug: like }] } },
                { venues: { some: { askedAt: { not: null }, venue: { name: like } } } },
              ],
            }
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
      status: true,
      responseDeadline: true,
      createdAt: true,
      organization: { select: { id: true, name: true } },
      venues: { select: { status: true, respondedAt: true }, where: { askedAt: { not: null } } },
    },
  });
  const page = rfpsBefore.page(rows, limit, ({ createdAt, id }) => ({ at: createdAt, id }));
  const items = page.items.map(({ venues, responseDeadline, createdAt, ...rfp }) => ({
    ...rfp,
    asked: venues.length,
    answered: venues.filter((one) => one.respondedAt !== null || one.status === "turned_down").length,
    responseDeadline: responseDeadline?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
  }));
  return { items, nextCursor: page.nextCursor };
}
