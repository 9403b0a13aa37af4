import { log } from "./log";

const POLL_MS = 1000;

/** What a turn came to. */
export type Turn = {
  /** There may be more to do at once. */
  isMore: boolean;
  /** It took as much as it may at a time: more is waiting, and nothing has to be gathered. */
  isFull?: boolean;
  /** When something that was put off is due. */
  wakeAt: Date | null;
};

export type Loop = { wake: () => void; stop: () => Promise<void> };

type LoopOptions = {
  name: string;
  once: () => Promise<Turn>;
  /** How long to wait before each batch, so that it takes what a burst of commits appended; not behind a full one. */
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

  async function turn(): Promise<Pick<Turn, "isMore" | "isFull">> {
    if (dueAtMs <= Date.now()) dueAtMs = Number.POSITIVE_INFINITY;
    try {
      const { wakeAt, ...more } = await once();
      if (wakeAt) dueAtMs = Math.min(dueAtMs, wakeAt.getTime());
      isDown = false;
      return more;
    } catch (error) {
      if (!isDown) log().error({ err: error }, `${name} cannot work and keeps trying`);
      isDown = true;
      return { isMore: false };
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false;
      const { isMore, isFull } = await turn();
      const pauseMs = Math.max(1, Math.min(POLL_MS, dueAtMs - Date.now()));
      if (!isMore && !stopped && (isDown || !woken)) await idle.take(isDown ? POLL_MS : pauseMs);
      if (!stopped && !isFull) await gather.take(gatherMs);
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
