import { describe, expect, it } from "vitest";
import { askAtMs, createPacer } from "./pace";

const paced = { nowMs: 0, dueMs: null, lastAskedMs: null, spreadMs: 800, random: 0 };

describe("askAtMs", () => {
  it("pages that heard the same are spread over the whole window", () => {
    expect([0, 0.25, 1].map((random) => askAtMs({ ...paced, random }))).toEqual([0, 200, 800]);
    expect(askAtMs({ ...paced, spreadMs: 30_000, random: 0.5 })).toBe(15_000);
  });

  it("a page asks at most once a second", () => {
    for (const random of [0, 0.3, 1]) {
      for (const nowMs of [5_000, 5_400, 5_999]) {
        expect(askAtMs({ ...paced, nowMs, lastAskedMs: 5_000, random })).toBeGreaterThanOrEqual(6_000);
      }
    }
  });

  it("an ask long ago delays the next by nothing", () => {
    expect(askAtMs({ ...paced, nowMs: 60_000, lastAskedMs: 5_000, random: 0.5 })).toBe(60_400);
  });

  it("of a calm and an urgent change, the page asks at the earlier moment, once", () => {
    const calm = { ...paced, spreadMs: 30_000, random: 1 };
    expect(askAtMs({ ...calm, nowMs: 1_000, dueMs: 20_000 })).toBe(20_000);
    expect(askAtMs({ ...calm, nowMs: 1_000, dueMs: 20_000, spreadMs: 5_000 })).toBe(6_000);
  });
});

describe("createPacer", () => {
  /** A page whose clock moves when it is told to. */
  function open() {
    const page = { nowMs: 0, isHidden: false, asked: [] as number[] };
    let timers: { atMs: number; run: () => void }[] = [];
    const pacer = createPacer(() => page.asked.push(page.nowMs), {
      nowMs: () => page.nowMs,
      random: () => 1,
      isHidden: () => page.isHidden,
      after: (ms, run) => {
        const timer = { atMs: page.nowMs + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((other) => other !== timer);
        };
      },
    });
    const pass = (ms: number) => {
      page.nowMs += ms;
      const due = timers.filter(({ atMs }) => atMs <= page.nowMs);
      timers = timers.filter((timer) => !due.includes(timer));
      for (const { run } of due) run();
    };
    return { page, pacer, pass };
  }

  it("what is wanted many times within the window is asked for once", () => {
    const { page, pacer, pass } = open();
    for (let n = 0; n < 5; n++) pacer.want(10_000);
    pacer.want(4_000);
    pass(4_000);
    pass(20_000);
    expect(page.asked).toEqual([4_000]);
  });

  it("a hidden page asks nothing until it is shown, and then once", () => {
    const { page, pacer, pass } = open();
    page.isHidden = true;
    pacer.want();
    pass(60_000);
    pacer.want();
    pass(60_000);
    expect(page.asked).toEqual([]);
    page.isHidden = false;
    pacer.onShown();
    pacer.onShown();
    pass(60_000);
    expect(page.asked).toEqual([120_000]);
  });

  it("a page that wanted nothing while it was hidden asks nothing when it is shown", () => {
    const { page, pacer } = open();
    pacer.onShown();
    expect(page.asked).toEqual([]);
  });

  it("a page that was left asks nothing more", () => {
    const { page, pacer, pass } = open();
    pacer.want();
    pacer.stop();
    pass(60_000);
    expect(page.asked).toEqual([]);
  });
});
