import type { Db } from "../../server/db/client";
import { inLanes } from "./lanes";

const BUILDING = "set local maintenance_work_mem = '1GB'";

/**
 * Runs `fill` while the tables have no index but those of their constraints, and makes the others again afterwards exactly
 * as they were: to sort all rows once is many times faster than to find a place for each.
 */
export async function withoutIndexes(
  db: Db,
  tables: string[],
  { run, fill }: { run: (sql: string) => Promise<void>; fill: () => Promise<void> },
): Promise<void> {
  const indexes = await db.$queryRaw<{ name: string; definition: string }[]>`
    select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indexrelid join pg_class t on t.oid = i.indrelid
    where t.relname = any(${tables}::text[]) and not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid)
    order by c.relname`;
  for (const { name } of indexes) await run(`drop index "${name}"`);
  await fill();
  await inLanes(indexes, ({ definition }) => run(`${BUILDING};\n${definition}`));
}
