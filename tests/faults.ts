import type { Db } from "../server/db/client";
import { Prisma } from "../server/db/generated/client";

const LOCK = /\s+for no key update/i;

/**
 * The same database with every row lock taken out of its statements, and a pause after the pool was read.
 * The positive control of the race tests: with it the race must really happen, or the test proves nothing.
 */
export function withoutLocks(db: Db): Db {
  const unlocked = db.$extends({
    query: {
      async $queryRaw({ args, query }) {
        const sql = args as Prisma.Sql;
        if (!sql.strings?.some((part) => LOCK.test(part))) return query(args);
        const strings = sql.strings.map((part) => part.replace(LOCK, ""));
        const rows = await query(Prisma.sql(strings, ...sql.values));
        await new Promise((resolve) => setTimeout(resolve, 20));
        return rows;
      },
    },
  });
  // The extended client has the same methods; only its type is another.
  return unlocked as unknown as Db;
}
