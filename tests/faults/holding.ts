import type { Db } from "../../server/db/client";
import type { Prisma } from "../../server/db/generated/client";
import { inTransaction } from "../../server/db/transaction";

/** Another transaction that holds the locks of `statement` until it is released. */
export async function holding(db: Db, statement: Prisma.Sql): Promise<{ release: () => Promise<void> }> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  let ended: Promise<void> = Promise.resolve();
  await new Promise<void>((isHeld, failed) => {
    ended = inTransaction(db, async (tx) => {
      await tx.$queryRaw(statement);
      isHeld();
      await released;
    });
    ended.catch(failed);
  });
  return {
    release: () => {
      release();
      return ended;
    },
  };
}
