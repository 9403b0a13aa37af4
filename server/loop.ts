import { log } from "./log";

const POLL_MS = 1000;

/** What a turn came to: whether there may be more to do at once, and when something that was put off is due. */
export type Turn = { isMore: boolean; wakeAt: Date | null };

export type Loop = { wake: () => void; stop: () => Promise<void> };

type LoopOptions = {
  name: string;
  once: () => Promise<Turn>;
  /** How long to wait before each batch, so that it takes what a burst of commits appended. */
  gatherMs: number;
};

/**
 * Calls `once` again for as long as it finds something to do, and then when woken, when something that was put off
 * is due, and each second.
 */
export function startLoop({ name, once, gatherMs }: LoopOptions): Loop {
  const idle = createPause();
  const gather = createPause();
  let stopped = false;
  let woken = false;
  let isDown = false;
  let dueAtMs = Number.POSITIVE_INFINITY;

  /** True where there may be more to do at once. */
  async function turn(): Promise<boolean> {
    if (dueAtMs <= Date.now()) dueAtMs = Number.POSITIVE_INFINITY;
    try {
      const { isMore, wakeAt } = await once();
      if (wakeAt) dueAtMs = Math.min(dueAtMs, wakeAt.getTime());
      isDown = false;
      return isMore;
    } catch (error) {
      if (!isDown) log().error({ err: error }, `${name} cannot work and keeps trying`);
      isDown = true;
      return false;
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false;
      const isMore = await turn();
      const pauseMs = Math.max(1, Math.min(POLL_MS, dueAtMs - Date.now()));
      if (!isMore && !stopped && (isDown || !woken)) await idle.take(isDown ? POLL_MS : pauseMs);
      if (!stopped) await gather.take(gatherMs);
    }
  }
  const finished = run();

  return {
    wake() {
      woken = true;
      if (!isDown) idle.end();
    },
    async stop() {
      stopped = true;
      idle.end();
      gather.end();
      await finished;
    },
  };
}

/** A wait that can be cut short. */
function createPause(): { take: (ms: number) => Promise<void>; end: () => void } {
  let end = () => {};
  return {
    take(ms) {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, ms);
        end = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
    end: () => end(),
  };
}
