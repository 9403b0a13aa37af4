import type { Db } from "../../server/db/client";
import { Prisma } from "../../server/db/generated/client";

/** The part of a statement that takes a row lock. */
export const LOCK = /\s+for no key update( skip locked)?/i;

/**
 * A client that removes every row lock from its statements. A transaction that has read a pool waits until
 * `together` transactions have, so that they continue from the same state however slow the machine is. This is the
 * positive control of the race tests: with it the race must really happen, or the test proves nothing.
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
  // The extended client has the same methods; only its type differs.
  return unlocked as unknown as Db;
}

type Stalled = {
  db: Db;
  /** Resolves once the first statement that matches has its answer. */
  hasRead: Promise<void>;
  /** Lets that statement's answer through. */
  goOn: () => void;
};

/**
 * A client that removes every row lock, and holds back the answer of its first statement that matches `at`: what another
 * transaction commits meanwhile is overlooked, as it would be without the lock.
 */
export function stalledWithoutLocks(db: Db, at: RegExp): Stalled {
  let [tellRead, goOn] = [() => {}, () => {}];
  const hasRead = new Promise<void>((resolve) => {
    tellRead = resolve;
  });
  const mayGoOn = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const stalled = withoutLocks(db, 1).$extends({
    query: {
      async $queryRaw({ args, query }) {
        const rows = await query(args);
        if (!(args as Prisma.Sql).strings?.some((part) => at.test(part))) return rows;
        tellRead();
        await mayGoOn;
        return rows;
      },
    },
  });
  return { db: stalled as unknown as Db, hasRead, goOn };
}
