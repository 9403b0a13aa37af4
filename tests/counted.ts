import type { Db } from "../server/db/client";

/** A client that counts its statements. */
export function counted(db: Db): { db: Db; statements: () => number } {
  let count = 0;
  const spied = db.$extends({
    query: {
      $allOperations({ args, query }) {
        count++;
        return query(args);
      },
    },
  });
  return { db: spied as unknown as Db, statements: () => count };
}
