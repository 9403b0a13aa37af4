import { describe, expect, test } from "vitest";
import { currentRequest, inRequest } from "../request-scope";
import { type Batch, type BatchRun, createBatcher, type Settled } from "./batcher";

type Run = {
  key: string;
  items: number[];
  finish: (results?: Settled<number>[]) => void;
  fail: (error: Error) => void;
};

/** A batcher whose runs the test finishes by hand. */
function manual(limits: { batchMax?: number; runningMax?: number; waitingMax?: number } = {}) {
  const runs: Run[] = [];
  const batcher = createBatcher<number, number>({
    batchMax: 3,
    runningMax: 2,
    waitingMax: 100,
    ...limits,
    run: (key, items) =>
      new Promise((resolve, reject) => {
        const doubled = items.map((item): Settled<number> => ({ ok: true, value: item * 2 }));
        runs.push({ key, items, finish: (results = doubled) => resolve(results), fail: reject });
      }),
  });
  return { batcher, runs };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe("the keyed batcher", () => {
  test("items that arrive while a list runs go into the next list of their key", async () => {
    const { batcher, runs } = manual();
    const first = batcher.submit("a", 1);
    await settle();
    const later = [2, 3, 4, 5].map((item) => batcher.submit("a", item));
    await settle();
    expect(runs.map((run) => run.items)).toEqual([[1]]);
    runs[0]?.finish();
    await first;
    await settle();
    expect(runs.map((run) => run.items)).toEqual([[1], [2, 3, 4]]);
    runs[1]?.finish();
    await settle();
    runs[2]?.finish();
    expect(await Promise.all(later)).toEqual([4, 6, 8, 10]);
  });

  test("lists of different keys run in parallel up to the bound, in round-robin order", async () => {
    const { batcher, runs } = manual({ runningMax: 2 });
    const all = ["a", "b", "c"].map((key, index) => batcher.submit(key, index));
    await settle();
    expect(runs.map((run) => run.key)).toEqual(["a", "b"]);
    runs[1]?.finish();
    await settle();
    expect(runs.map((run) => run.key)).toEqual(["a", "b", "c"]);
    runs[0]?.finish();
    runs[2]?.finish();
    await Promise.all(all);
  });

  test("each item gets its own result or its own error", async () => {
    const { batcher, runs } = manual();
    const results = Promise.allSettled([1, 2].map((item) => batcher.submit("a", item)));
    await settle();
    runs[0]?.finish([
      { ok: true, value: 7 },
      { ok: false, error: new Error("not this one") },
    ]);
    expect((await results).map((result) => result.status)).toEqual(["fulfilled", "rejected"]);
  });

  test("a run that throws fails its whole list, and the next list still runs", async () => {
    const { batcher, runs } = manual();
    const failed = batcher.submit("a", 1);
    await settle();
    const next = batcher.submit("a", 2);
    runs[0]?.fail(new Error("database gone"));
    await expect(failed).rejects.toThrow("database gone");
    await settle();
    runs[1]?.finish();
    expect(await next).toBe(4);
  });

  test("a caller is refused as busy if too many items are waiting", async () => {
    const { batcher, runs } = manual({ waitingMax: 2 });
    const kept = [1, 2].map((item) => batcher.submit("a", item));
    await expect(batcher.submit("a", 3)).rejects.toMatchObject({
      code: "unavailable",
      reason: "server.busy",
    });
    await settle();
    runs[0]?.finish();
    await Promise.all(kept);
    const later = batcher.submit("a", 4);
    await settle();
    runs[1]?.finish();
    expect(await later).toBe(8);
  });

  test("a run carries the request id of none of its items", async () => {
    const seen: unknown[] = [];
    const batcher = createBatcher<number, number>({
      batchMax: 9,
      runningMax: 1,
      waitingMax: 9,
      run: async (_, items) => {
        seen.push(currentRequest());
        return items.map((value) => ({ ok: true, value }));
      },
    });
    const answered = inRequest("mine", async () => {
      await batcher.submit("a", 1);
      return currentRequest()?.requestId;
    });
    expect(await answered).toBe("mine");
    expect(seen).toEqual([null]);
  });
});

describe("a batcher that decides several keys in one run", () => {
  type Run = { lists: Batch<number>[]; finish: (answers?: (Settled<number>[] | null)[]) => void };

  function manualTogether(limits: { batchMax?: number; keysMax?: number } = {}) {
    const runs: Run[] = [];
    const seen: BatchRun[] = [];
    let waiting = 0;
    const answer = ({ items }: Batch<number>) =>
      items.map((item): Settled<number> => ({ ok: true, value: item * 2 }));
    const take = (lists: Batch<number>[]) =>
      new Promise<(Settled<number>[] | null)[]>((resolve) => {
        runs.push({ lists, finish: (answers = lists.map(answer)) => resolve(answers) });
      });
    const batcher = createBatcher<number, number>({
      batchMax: limits.batchMax ?? 10,
      runningMax: 1,
      waitingMax: 100,
      run: async (key, items) => (await take([{ key, items }]))[0] ?? [],
      together: { keysMax: limits.keysMax ?? 10, run: take },
      onWaiting: (change) => {
        waiting += change;
      },
      onRun: (run) => seen.push(run),
    });
    return { batcher, runs, seen, waiting: () => waiting };
  }

  test("one run takes the waiting items of all keys in order and gives each item its own result", async () => {
    const { batcher, runs, waiting } = manualTogether();
    const all = [["a", 1] as const, ["b", 2] as const, ["a", 3] as const].map(([key, item]) =>
      batcher.submit(key, item),
    );
    await settle();
    expect(runs.map((run) => run.lists)).toEqual([
      [
        { key: "a", items: [1, 3] },
        { key: "b", items: [2] },
      ],
    ]);
    runs[0]?.finish();
    expect(await Promise.all(all)).toEqual([2, 4, 6]);
    expect(waiting()).toBe(0);
  });

  test("a run is bounded in keys and items, and the rest follows in the next runs in order", async () => {
    const { batcher, runs } = manualTogether({ batchMax: 3, keysMax: 2 });
    const all = ["a", "a", "b", "b", "c", "d"].map((key, index) => batcher.submit(key, index));
    for (let run = 0; run < 3; run++) {
      await settle();
      runs[run]?.finish();
    }
    expect(await Promise.all(all)).toEqual([0, 2, 4, 6, 8, 10]);
    expect(runs.map(({ lists }) => lists.map(({ key, items }) => [key, ...items]))).toEqual([
      [
        ["a", 0, 1],
        ["b", 2],
      ],
      [
        ["c", 4],
        ["d", 5],
      ],
      [["b", 3]],
    ]);
  });

  test("a list that could not be decided with others gets its own run, ahead of newer items of its key", async () => {
    const { batcher, runs, seen, waiting } = manualTogether();
    const all = [batcher.submit("a", 1), batcher.submit("b", 2), batcher.submit("c", 3)];
    await settle();
    all.push(batcher.submit("b", 4), batcher.submit("d", 5));
    runs[0]?.finish([[{ ok: true, value: 2 }], null, [{ ok: false, error: new Error("no") }]]);
    expect(await all[0]).toBe(2);
    await expect(all[2]).rejects.toThrow("no");
    expect(waiting()).toBe(2);
    for (const run of [1, 2]) {
      await settle();
      runs[run]?.finish();
    }
    expect(runs.slice(1).map(({ lists }) => lists)).toEqual([
      [{ key: "d", items: [5] }],
      [{ key: "b", items: [2, 4] }],
    ]);
    expect(await Promise.all([all[1], all[3], all[4]])).toEqual([4, 8, 10]);
    expect(seen.map(({ waitedMs }) => waitedMs.length)).toEqual([2, 1, 2]);
    expect(waiting()).toBe(0);
  });

  test("an item that a run did not answer is rejected", async () => {
    const { batcher, runs } = manualTogether();
    const all = Promise.allSettled(["a", "a", "b"].map((key, index) => batcher.submit(key, index)));
    await settle();
    runs[0]?.finish([[{ ok: true, value: 7 }], [{ ok: true, value: 8 }]]);
    expect((await all).map((one) => one.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  });
});
