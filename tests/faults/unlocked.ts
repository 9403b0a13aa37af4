import type { Db } from "../../server/db/client";
import { Prisma } from "../../server/db/generated/client";

/** The part of a statement that locks rows, for writing or for sharing. */
const ROW_LOCK = /\s+for ((no key )?update|(key )?share)( of \w+)?/i;

/**
 * A client that takes no row lock and holds back the answer of its first statement that matches `at` until `goOn`: what
 * another transaction commits meanwhile is overlooked, as it would be without the lock.
 */
export function unlocked(db: Db, at: RegExp) {
  let [tellRead, goOn] = [() => {}, () => {}];
  const hasRead = new Promise<void>((resolve) => {
    tellRead = resolve;
  });
  const mayGoOn = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const client = db.$extends({
    query: {
      async $queryRaw({ args, query }) {
        const { strings, values } = args as Prisma.Sql;
        const rows = await query(
          Prisma.sql(
            strings.map((part) => part.replace(ROW_LOCK, "")),
            ...values,
          ),
        );
        if (!strings.some((part) => at.test(part))) return rows;
        tellRead();
        await mayGoOn;
        return rows;
      },
    },
  });
  // The extended client has the same methods; only its type differs.
  return { db: client as unknown as Db, hasRead, goOn };
}
