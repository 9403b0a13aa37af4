import { describe, expect, test } from "vitest";
import { currentRequest, inRequest } from "../request-scope";
import { createBatcher, type Settled } from "./batcher";

type Run = {
  key: string;
  items: number[];
  finish: (results?: Settled<number>[]) => void;
  fail: (error: Error) => void;
};

/** A batcher whose lists are finished by hand. */
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
  test("puts what arrives while a list runs into the next list of its key", async () => {
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

  test("runs keys side by side up to its bound, in turn", async () => {
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

  test("gives each item its own answer, also its own error", async () => {
    const { batcher, runs } = manual();
    const results = Promise.allSettled([1, 2].map((item) => batcher.submit("a", item)));
    await settle();
    runs[0]?.finish([
      { ok: true, value: 7 },
      { ok: false, error: new Error("not this one") },
    ]);
    expect((await results).map((result) => result.status)).toEqual(["fulfilled", "rejected"]);
  });

  test("fails a whole list that throws, and goes on with the next", async () => {
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

  test("turns callers away rather than keep too many waiting", async () => {
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

  test("runs a list for all who are in it: in the name of no single request", async () => {
    const seen: unknown[] = [];
    const batcher = createBatcher<number, number>({
      ...{ batchMax: 9, runningMax: 1, waitingMax: 9 },
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
