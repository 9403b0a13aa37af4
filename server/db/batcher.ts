import { DomainError } from "../errors";
import { outsideRequests } from "../request-scope";
import { RoundRobin, type Waiting } from "./round-robin";

export type Settled<Result> = { ok: true; value: Result } | { ok: false; error: unknown };

export type BatcherOptions<Item, Result> = {
  /** Decides a whole list at once; answers in the order of `items`. Throwing fails every item of the list. */
  run: (key: string, items: Item[]) => Promise<Settled<Result>[]>;
  /** Where it is cheaper so, lists of several keys that wait are decided at once. */
  together?: Together<Item, Result>;
  /** Items in one run at most. */
  batchMax: number;
  /** Runs under way at once; the rest of the connection pool stays free for reads. */
  runningMax: number;
  /** Items waiting at most, over all keys; beyond it a caller is told to come back. */
  waitingMax: number;
  /** Told how many more items wait than before, or fewer, for figures. */
  onWaiting?: (change: number) => void;
  /** Told whenever a caller is told to come back. */
  onRefused?: () => void;
  /** Told of every run, for figures. */
  onRun?: (run: BatchRun) => void;
};

/** What waited for one key. */
export type Batch<Item> = { key: string; items: Item[] };

export type Together<Item, Result> = {
  /** Keys in one run at most. */
  keysMax: number;
  /** Answers list by list; null where a list could not be decided with the others: it gets a `run` of its own. */
  run: (lists: Batch<Item>[]) => Promise<(Settled<Result>[] | null)[]>;
};

/** How a run fared: how long each of its items waited for it to begin, and how long it took, in ms. */
export type BatchRun = { waitedMs: number[]; ranMs: number };

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

type List<Item, Result> = Waiting<Entry<Item, Result>>;
type Answer<Item, Result> = { entry: Entry<Item, Result>; result: Settled<Result> | undefined };

/**
 * Gathers calls by key: what arrives while a key's previous list runs goes into its next list.
 * There is no timer, so a lone call waits for nothing. Memory decides nothing: the row lock taken by `run` does,
 * and several processes with a batcher each stay correct.
 */
export function createBatcher<Item, Result>(options: BatcherOptions<Item, Result>): Batcher<Item, Result> {
  const queues = new RoundRobin<Entry<Item, Result>>();
  let running = 0;

  function startReady(): void {
    while (queues.isAnyReady && running < options.runningMax) void runNext();
  }

  async function runNext(): Promise<void> {
    const lists = queues.take(options.together?.keysMax ?? 1, options.batchMax);
    for (const { entries } of lists) options.onWaiting?.(-entries.length);
    const startedMs = performance.now();
    running++;
    const results = await runLists(options, lists);
    running--;
    const answers = lists.flatMap((list, index) => answersOf(list, results[index] ?? null));
    if (answers.length > 0) {
      const waitedMs = answers.map(({ entry }) => startedMs - entry.sinceMs);
      options.onRun?.({ waitedMs, ranMs: performance.now() - startedMs });
    }
    for (const { key } of lists) queues.release(key);
    // The next run goes to the database first, and works there while these callers are answered.
    startReady();
    await settle(answers);
  }

  function answersOf(list: List<Item, Result>, results: Settled<Result>[] | null): Answer<Item, Result>[] {
    if (results) return list.entries.map((entry, index) => ({ entry, result: results[index] }));
    queues.putBack(list);
    options.onWaiting?.(list.entries.length);
    return [];
  }

  return {
    submit(key, item) {
      if (queues.waiting >= options.waitingMax) {
        options.onRefused?.();
        return Promise.reject(new DomainError("server.busy", { retryAfterSeconds: 1 }));
      }
      return new Promise<Result>((resolve, reject) => {
        queues.add(key, { item, sinceMs: performance.now(), resolve, reject });
        options.onWaiting?.(1);
        // A microtask later, so that calls made in the same turn share the first list.
        queueMicrotask(startReady);
      });
    },
  };
}

/** A run is of many requests: its log lines belong to none of them. */
function runLists<Item, Result>(
  { run, together }: BatcherOptions<Item, Result>,
  lists: List<Item, Result>[],
): Promise<(Settled<Result>[] | null)[]> {
  const batches = lists.map(({ key, entries }) => ({ key, items: entries.map((entry) => entry.item) }));
  const [first, ...others] = batches;
  return outsideRequests(async () => {
    if (together && others.length > 0) return together.run(batches);
    return first ? [await run(first.key, first.items)] : [];
  }).catch((error: unknown) =>
    batches.map(({ items }) => items.map((): Settled<Result> => ({ ok: false, error }))),
  );
}

const SLICE = 8;

/** A slice at a time: what the callers do next would otherwise keep the database waiting for us. */
async function settle<Item, Result>(answers: Answer<Item, Result>[]): Promise<void> {
  for (const [index, { entry, result }] of answers.entries()) {
    if (index > 0 && index % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
    if (result?.ok) entry.resolve(result.value);
    else entry.reject(result?.error ?? new Error("the list was answered short"));
  }
}
