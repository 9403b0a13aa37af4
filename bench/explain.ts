import { readFileSync } from "node:fs";
import type { Db } from "../server/db/client";
import { Prisma } from "../server/db/generated/client";

type Explained = { "Planning Time": number; "Execution Time": number };

/** The reads of `run` that begin with this word, caught on their way to the database. */
export async function statementsOf(
  db: Db,
  run: (db: Db) => Promise<unknown>,
  word: "with" | "select" = "with",
): Promise<Prisma.Sql[]> {
  const caught: Prisma.Sql[] = [];
  const watched = db.$extends({
    query: {
      async $queryRaw({ args, query }) {
        const sql = args as Prisma.Sql;
        if (sql.sql.trimStart().startsWith(word)) caught.push(sql);
        return query(args);
      },
    },
  });
  // The extended client has the same methods; only its type differs.
  await run(watched as unknown as Db);
  return caught;
}

/** Planning and execution of a statement inside the database, in ms. What it writes is rolled back. */
export async function databaseMs(db: Db, sql: Prisma.Sql): Promise<number> {
  const rows = await rolledBack(db, explain("analyze, timing off, format json", sql));
  const [plan] = (rows[0]?.["QUERY PLAN"] ?? []) as Explained[];
  if (!plan) throw new Error("the statement was not explained");
  return plan["Planning Time"] + plan["Execution Time"];
}

/** The same, and how long a processor worked on it, which does not depend on what else the machine does. */
export async function databaseCost(db: Db, sql: Prisma.Sql): Promise<{ ms: number; processorMs: number }> {
  let before = 0;
  let pid = 0;
  const rows = await rolledBack(db, explain("analyze, timing off, format json", sql), async (tx) => {
    const [backend] = await tx.$queryRaw<{ pid: number }[]>`select pg_backend_pid() as pid`;
    pid = backend?.pid ?? 0;
    before = processorMsOf(pid);
  });
  const processorMs = processorMsOf(pid) - before;
  const [plan] = (rows[0]?.["QUERY PLAN"] ?? []) as Explained[];
  if (!plan) throw new Error("the statement was not explained");
  return { ms: plan["Planning Time"] + plan["Execution Time"], processorMs };
}

/** How long a processor has worked for a process, in ms; not a number where the system does not say. */
function processorMsOf(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return Number.NaN;
  }
}

/** The plan of a statement, a line each, without its parameters. */
export async function planOf(db: Db, sql: Prisma.Sql): Promise<string[]> {
  const rows = await rolledBack(db, explain("analyze, timing off, costs off, buffers off", sql));
  return rows.map((row) => String(row["QUERY PLAN"]));
}

type Row = { "QUERY PLAN": unknown };

function explain(options: string, { strings, values }: Prisma.Sql): Prisma.Sql {
  const [first = "", ...more] = strings;
  return Prisma.sql([`explain (${options}) ${first}`, ...more], ...values);
}

async function rolledBack(
  db: Db,
  sql: Prisma.Sql,
  before?: (tx: Prisma.TransactionClient) => Promise<void>,
): Promise<Row[]> {
  let rows: Row[] = [];
  const done = new Error("rolled back");
  await db
    .$transaction(
      async (tx) => {
        await before?.(tx);
        rows = await tx.$queryRaw<Row[]>(sql);
        throw done;
      },
      { timeout: 120_000 },
    )
    .catch((error: unknown) => {
      if (error !== done) throw error;
    });
  return rows;
}
