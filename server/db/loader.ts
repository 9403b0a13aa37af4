import { createBatcher } from "./batcher";
import type { Db } from "./client";

/**
 * Reads rows by key with one query for many callers: calls made while a query runs share the next query. Nothing is
 * cached, so a result is never older than its call.
 */
export function createLoader<Row>(read: (db: Db, keys: string[]) => Promise<Map<string, Row>>) {
  const loaders = new WeakMap<Db, (key: string) => Promise<Row | undefined>>();
  return (db: Db, key: string): Promise<Row | undefined> => {
    let load = loaders.get(db);
    if (!load) {
      const batcher = createBatcher<string, Row | undefined>({
        run: async (_, keys) => {
          const rows = await read(db, [...new Set(keys)]);
          return keys.map((wanted) => ({ ok: true, value: rows.get(wanted) }));
        },
        batchMax: 500,
        runningMax: 1,
        waitingMax: 50_000,
      });
      load = (wanted) => batcher.submit("", wanted);
      loaders.set(db, load);
    }
    return load(key);
  };
}
