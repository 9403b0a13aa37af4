import type { Db } from "../server/db/client";
import { Prisma } from "../server/db/generated/client";

/** The plans of the raw reads that `run` sends, in their order. */
export async function plansOf(db: Db, run: (db: Db) => Promise<unknown>): Promise<string[]> {
  const caught: Prisma.Sql[] = [];
  const watched = db.$extends({
    query: {
      async $queryRaw({ args, query }) {
        caught.push(args as Prisma.Sql);
        return query(args);
      },
    },
  });
  // The extended client has the same methods; only its type differs.
  await run(watched as unknown as Db);
  const plans: string[] = [];
  for (const { strings, values } of caught) {
    const [first = "", ...more] = strings;
    const explained = Prisma.sql([`explain (costs off) ${first}`, ...more], ...values);
    const rows = await db.$queryRaw<{ "QUERY PLAN": string }[]>(explained);
    plans.push(rows.map((row) => row["QUERY PLAN"]).join("\n"));
  }
  return plans;
}
