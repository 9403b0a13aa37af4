import { beforeEach, expect, test, vi } from "vitest";

let idle: (() => void)[] = [];

/** A page that has loaded, whose browser is idle when `nextIdle` is called. */
beforeEach(() => {
  idle = [];
  vi.resetModules();
  vi.stubGlobal("window", new EventTarget());
  vi.stubGlobal("document", { readyState: "complete" });
  vi.stubGlobal("requestIdleCallback", (run: () => void) => idle.push(run));
});

const nextIdle = () => idle.shift()?.();
const begin = async () => {
  const { whenQuiet } = await import("./when-quiet");
  const done: string[] = [];
  const takesBack = ["live", "bar", "watch"].map((piece) => whenQuiet(() => done.push(piece)));
  return { whenQuiet, done, takesBack };
};

test("work that can wait is done in order, one piece in each idle moment", async () => {
  const { done } = await begin();
  expect(done).toEqual([]);
  nextIdle();
  expect(done).toEqual(["live"]);
  nextIdle();
  nextIdle();
  expect(done).toEqual(["live", "bar", "watch"]);
});

test("work that can wait is done right away once the page is used, each piece once", async () => {
  const { whenQuiet, done } = await begin();
  nextIdle();
  window.dispatchEvent(new Event("pointerdown"));
  expect(done).toEqual(["live", "bar", "watch"]);
  nextIdle();
  whenQuiet(() => done.push("later"));
  expect(done).toEqual(["live", "bar", "watch", "later"]);
});

test("work that was taken back is not done", async () => {
  const { done, takesBack } = await begin();
  takesBack[1]?.();
  for (let turn = 0; turn < 4; turn++) nextIdle();
  expect(done).toEqual(["live", "watch"]);
});

test("work waits until the page has loaded", async () => {
  vi.stubGlobal("document", { readyState: "interactive" });
  const { done } = await begin();
  expect(idle).toEqual([]);
  window.dispatchEvent(new Event("load"));
  nextIdle();
  expect(done).toEqual(["live"]);
});
