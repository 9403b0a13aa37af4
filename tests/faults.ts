import type { Db } from "../server/db/client";
import { Prisma } from "../server/db/generated/client";

const LOCK = /\s+for no key update/i;

/**
 * The same database with every row lock taken out of its statements. Whoever has read a pool waits until `together`
 * have, so that they go on from the same state however slow the machine is.
 * The positive control of the race tests: with it the race must really happen, or the test proves nothing.
 */
export function withoutLocks(db: Db, together = 5): Db {
  let read = 0;
  const unlocked = db.$extends({
    query: {
      async $queryRaw({ args, query }) {
        const sql = args as Prisma.Sql;
        if (!sql.strings?.some((part) => LOCK.test(part))) return query(args);
        const strings = sql.strings.map((part) => part.replace(LOCK, ""));
        const rows = await query(Prisma.sql(strings, ...sql.values));
        read++;
        while (read < together) await new Promise((resolve) => setImmediate(resolve));
        return rows;
      },
    },
  });
  // The extended client has the same methods; only its type is another.
  return unlocked as unknown as Db;
}

/** The same database whose line is cut, once, right after a pool was locked. @param other another way to the server */
export function cuttingLineOnce(db: Db, other: Db): Db {
  let isCut = false;
  const cutting = db.$extends({
    query: {
      async $queryRaw({ args, query }) {
        const rows = await query(args);
        if (isCut || !(args as Prisma.Sql).strings?.some((part) => LOCK.test(part))) return rows;
        isCut = true;
        const [line] = (await query(Prisma.sql`select pg_backend_pid() as pid`)) as { pid: number }[];
        await other.$queryRaw`select pg_terminate_backend(${line?.pid}::int)`;
        const isThere = () =>
          other.$queryRaw<unknown[]>`select 1 as here from pg_stat_activity where pid = ${line?.pid}::int`;
        while ((await isThere()).length > 0) await new Promise((resolve) => setImmediate(resolve));
        return rows;
      },
    },
  });
  return cutting as unknown as Db;
}
