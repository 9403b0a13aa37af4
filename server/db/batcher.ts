import { DomainError } from "../errors";
import { outsideRequests } from "../request-scope";

export type Settled<Result> = { ok: true; value: Result } | { ok: false; error: unknown };

export type BatcherOptions<Item, Result> = {
  /** Decides a whole list at once; answers in the order of `items`. Throwing fails every item of the list. */
  run: (key: string, items: Item[]) => Promise<Settled<Result>[]>;
  /** Items in one list at most. */
  batchMax: number;
  /** Lists under way at once over all keys; the rest of the connection pool stays free for reads. */
  runningMax: number;
  /** Items waiting at most, over all keys; beyond it a caller is told to come back. */
  waitingMax: number;
  /** Told how many more items wait than before, or fewer, for figures. */
  onWaiting?: (change: number) => void;
  /** Told whenever a caller is told to come back. */
  onRefused?: () => void;
  /** Told of every list once it has run, for figures. */
  onList?: (list: BatchList) => void;
};

/** How a list fared: how long each of its items waited for it to begin, and how long it ran, in ms. */
export type BatchList = { waitedMs: number[]; ranMs: number };

export type Batcher<Item, Result> = {
  /** @throws DomainError `unavailable` when too many are waiting, or whatever `run` answered for this item. */
  submit: (key: string, item: Item) => Promise<Result>;
};

type Entry<Item, Result> = {
  item: Item;
  /** `performance.now()` when it was handed in. */
  sinceMs: number;
  resolve: (value: Result) => void;
  reject: (error: unknown) => void;
};

/**
 * Gathers calls by key: what arrives while a key's previous list runs goes into its next list.
 * There is no timer, so a lone call waits for nothing. Memory decides nothing: the row lock taken by `run` does,
 * and several processes with a batcher each stay correct.
 */
export function createBatcher<Item, Result>(options: BatcherOptions<Item, Result>): Batcher<Item, Result> {
  const queues = new Map<string, Entry<Item, Result>[]>();
  const runningKeys = new Set<string>();
  // Insertion order makes the turn of the keys round-robin.
  const readyKeys = new Set<string>();
  let waiting = 0;

  function startReady(): void {
    for (const key of readyKeys) {
      if (runningKeys.size >= options.runningMax) return;
      readyKeys.delete(key);
      void runOne(key);
    }
  }

  async function runOne(key: string): Promise<void> {
    const queue = queues.get(key) ?? [];
    const batch = queue.splice(0, options.batchMax);
    waiting -= batch.length;
    options.onWaiting?.(-batch.length);
    runningKeys.add(key);
    const startedMs = performance.now();
    const results = await runList(
      options,
      key,
      batch.map((entry) => entry.item),
    );
    runningKeys.delete(key);
    options.onList?.({
      waitedMs: batch.map((entry) => startedMs - entry.sinceMs),
      ranMs: performance.now() - startedMs,
    });
    if (queue.length > 0) readyKeys.add(key);
    else queues.delete(key);
    // The next list goes to the database first, and works there while these callers are answered.
    startReady();
    await settle(batch, results);
  }

  return {
    submit(key, item) {
      if (waiting >= options.waitingMax) {
        options.onRefused?.();
        return Promise.reject(new DomainError("unavailable", "server.busy", { retryAfterSeconds: 1 }));
      }
      return new Promise<Result>((resolve, reject) => {
        const queue = queues.get(key);
        const entry = { item, sinceMs: performance.now(), resolve, reject };
        if (queue) queue.push(entry);
        else queues.set(key, [entry]);
        waiting++;
        options.onWaiting?.(1);
        if (!runningKeys.has(key)) {
          readyKeys.add(key);
          // A microtask later, so that calls made in the same turn share the first list.
          queueMicrotask(startReady);
        }
      });
    },
  };
}

/** A list is of many requests: its log lines belong to none of them. */
function runList<Item, Result>(
  { run }: BatcherOptions<Item, Result>,
  key: string,
  items: Item[],
): Promise<Settled<Result>[]> {
  return outsideRequests(() => run(key, items)).catch((error: unknown) =>
    items.map((): Settled<Result> => ({ ok: false, error })),
  );
}

const SLICE = 8;

/** Answers a list a slice at a time: what its callers do next would otherwise keep the database waiting for us. */
async function settle<Item, Result>(batch: Entry<Item, Result>[], results: Settled<Result>[]): Promise<void> {
  for (const [index, entry] of batch.entries()) {
    if (index > 0 && index % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
    const result = results[index];
    if (result?.ok) entry.resolve(result.value);
    else entry.reject(result?.error ?? new Error("the list was answered short"));
  }
}
