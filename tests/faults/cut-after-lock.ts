import type { Db } from "../../server/db/client";
import { Prisma } from "../../server/db/generated/client";
import { LOCK } from "./without-locks";

/**
 * A client whose connection breaks once, right after a pool was locked.
 * @param other another connection to the server
 */
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
