import { createHash } from "node:crypto";
import type { Queryable } from "../../../db/transaction";
import { namesOf } from "../audit/queries";
import { partsOf, shownSubject } from "./policy";
import type { LimitOut } from "./schema";

const SHOWN = 200;
const DAY_MS = 86_400_000;

/** Subjects that hit a rate limit, the latest first. */
export async function listLimits(db: Queryable): Promise<{ items: LimitOut[]; total: number }> {
  const where = { refused: { gt: 0 } };
  const [rows, total] = await Promise.all([
    db.rateLimit.findMany({
      where,
      orderBy: [{ refusedAt: { sort: "desc", nulls: "last" } }, { key: "asc" }],
      take: SHOWN,
      select: { key: true, refused: true, refusedAt: true, updatedAt: true },
    }),
    db.rateLimit.count({ where }),
  ]);
  const names = await namesOf(
    db,
    rows.map((row) => partsOf(row.key).subject),
  );
  const items = rows.map(({ key, refused, refusedAt, updatedAt }) => {
    const id = limitIdOf(key);
    const subject = shownSubject(key) ?? id.slice(0, 16);
    const name = names.get(subject);
    return {
      id,
      limit: partsOf(key).limit,
      refused,
      subject,
      person: name === undefined ? null : { id: subject, name },
      refusedAt: (refusedAt ?? updatedAt).toISOString(),
    };
  });
  return { items, total };
}

/** Identifies a limit without showing its key. */
export function limitIdOf(key: string): string {
  return createHash("sha256").update(key).digest("hex");
}

/** How many attempts each limit refused in the last 24 hours, by subject. */
export async function countRefusals(
  db: Queryable,
  now: Date,
): Promise<{ refused: number; subjects: number }> {
  const found = await db.rateLimit.aggregate({
    where: { refused: { gt: 0 }, refusedAt: { gt: new Date(now.getTime() - DAY_MS) } },
    _sum: { refused: true },
    _count: true,
  });
  return { refused: found._sum.refused ?? 0, subjects: found._count };
}
