import { log } from "./log";

const POLL_MS = 1000;

/** The result of one round. */
export type Turn = {
  /** There may be more work right now. */
  isMore: boolean;
  /** The round took its maximum: more work is waiting, so the next round need not gather. */
  isFull?: boolean;
  /** When postponed work is due. */
  wakeAt: Date | null;
};

export type Loop = { wake: () => void; stop: () => Promise<void> };

type LoopOptions = {
  name: string;
  once: () => Promise<Turn>;
  /**
   * How long to wait before each batch, in milliseconds, so that it takes a whole burst of commits; no wait after a
   * full batch.
   */
  gatherMs: number;
};

/** Calls `once` as long as it finds work, and then when woken, when postponed work is due, and each second. */
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

/** A wait that can be ended early. */
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
