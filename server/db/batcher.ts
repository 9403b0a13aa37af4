import { DomainError } from "../errors";
import { outsideRequests } from "../request-scope";
import { RoundRobin, type Waiting } from "./round-robin";

export type Settled<Result> = { ok: true; value: Result } | { ok: false; error: unknown };

export type BatcherOptions<Item, Result> = {
  /**
   * Decides one list in one call and returns the results in the order of `items`. Throwing fails every item of the
   * list.
   */
  run: (key: string, items: Item[]) => Promise<Settled<Result>[]>;
  /** Set this to decide the waiting lists of several keys in one run, where that is cheaper. */
  together?: Together<Item, Result>;
  /** The maximum of items in one run. */
  batchMax: number;
  /** The maximum of concurrent runs; the rest of the connection pool stays free for reads. */
  runningMax: number;
  /** The maximum of waiting items over all keys. Beyond it, `submit` is refused. */
  waitingMax: number;
  /** For metrics: called with the change in the number of waiting items. */
  onWaiting?: (change: number) => void;
  /** For metrics: called when `submit` is refused. */
  onRefused?: () => void;
  /** For metrics: called after every run. */
  onRun?: (run: BatchRun) => void;
};

/** The waiting items of one key. */
export type Batch<Item> = { key: string; items: Item[] };

export type Together<Item, Result> = {
  /** The maximum of keys in one run. */
  keysMax: number;
  /**
   * Returns results list by list. Null for a list that could not be decided with the others: it gets a `run` of its
   * own.
   */
  run: (lists: Batch<Item>[]) => Promise<(Settled<Result>[] | null)[]>;
};

/** One run: how long each of its items waited for the start, and how long the run took, in ms. */
export type BatchRun = { waitedMs: number[]; ranMs: number };

export type Batcher<Item, Result> = {
  /** @throws DomainError `unavailable` if too many items are waiting, or the error that `run` returned for this item */
  submit: (key: string, item: Item) => Promise<Result>;
};

type Entry<Item, Result> = {
  item: Item;
  /** `performance.now()` when the item was submitted. */
  sinceMs: number;
  resolve: (value: Result) => void;
  reject: (error: unknown) => void;
};

type List<Item, Result> = Waiting<Entry<Item, Result>>;
type Answer<Item, Result> = { entry: Entry<Item, Result>; result: Settled<Result> | undefined };

/**
 * Collects calls by key: items that arrive while a list of their key runs go into its next list. There is no timer,
 * so a lone call starts immediately. Correctness rests on the row lock that `run` takes and not on this memory, so
 * several processes may each have a batcher.
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
    // Start the next run before answering these callers, so that the database works meanwhile.
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
        // One microtask later, so that calls of the same tick share the first list.
        queueMicrotask(startReady);
      });
    },
  };
}

/** Runs outside any request: a run serves many requests, so its log lines must not carry the id of one of them. */
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

/** Answers in slices. What the callers do next would otherwise delay the next run. */
async function settle<Item, Result>(answers: Answer<Item, Result>[]): Promise<void> {
  for (const [index, { entry, result }] of answers.entries()) {
    if (index > 0 && index % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
    if (result?.ok) entry.resolve(result.value);
    else entry.reject(result?.error ?? new Error("the run returned no result for this item"));
  }
}
