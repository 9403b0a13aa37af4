import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createCoalescer } from "./coalesce";

describe("a coalescer", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function setUp() {
    const ends: (() => void)[] = [];
    const work = vi.fn(() => new Promise<void>((resolve) => ends.push(resolve)));
    const finish = () => {
      ends.shift()?.();
      return vi.advanceTimersByTimeAsync(500);
    };
    return { work, finish, coalescer: createCoalescer(work, 500) };
  }

  it("runs at once", () => {
    const { work, coalescer } = setUp();
    coalescer.ask();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("answers everything asked during a run with one more run", async () => {
    const { work, finish, coalescer } = setUp();
    for (let i = 0; i < 10; i++) coalescer.ask();
    await finish();
    expect(work).toHaveBeenCalledTimes(2);
    await finish();
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("runs again when asked in the gap after a run", async () => {
    const { work, finish, coalescer } = setUp();
    coalescer.ask();
    const gap = finish();
    await Promise.resolve();
    coalescer.ask();
    await gap;
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("goes on after a run that failed", async () => {
    const work = vi.fn(() => Promise.reject(new Error("offline")));
    const coalescer = createCoalescer(work, 500);
    coalescer.ask();
    await vi.advanceTimersByTimeAsync(500);
    coalescer.ask();
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("runs no more once stopped", async () => {
    const { work, finish, coalescer } = setUp();
    coalescer.ask();
    coalescer.ask();
    coalescer.stop();
    await finish();
    coalescer.ask();
    expect(work).toHaveBeenCalledTimes(1);
  });
});
