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

  it("a coalescer runs right away", () => {
    const { work, coalescer } = setUp();
    coalescer.ask();
    expect(work).toHaveBeenCalledTimes(1);
  });

  it("calls during a run are all answered by one more run", async () => {
    const { work, finish, coalescer } = setUp();
    for (let i = 0; i < 10; i++) coalescer.ask();
    await finish();
    expect(work).toHaveBeenCalledTimes(2);
    await finish();
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("a coalescer asked in the gap after a run runs again", async () => {
    const { work, finish, coalescer } = setUp();
    coalescer.ask();
    const gap = finish();
    await Promise.resolve();
    coalescer.ask();
    await gap;
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("a coalescer continues after a failed run", async () => {
    const work = vi.fn(() => Promise.reject(new Error("offline")));
    const coalescer = createCoalescer(work, 500);
    coalescer.ask();
    await vi.advanceTimersByTimeAsync(500);
    coalescer.ask();
    expect(work).toHaveBeenCalledTimes(2);
  });

  it("a stopped coalescer runs no more", async () => {
    const { work, finish, coalescer } = setUp();
    coalescer.ask();
    coalescer.ask();
    coalescer.stop();
    await finish();
    coalescer.ask();
    expect(work).toHaveBeenCalledTimes(1);
  });
});
