export type Coalescer = { ask: () => void; stop: () => void };

/**
 * Runs `work` when asked: right away, never twice at a time, and at most every `gapMs`. What is asked while it runs is
 * answered by one more run, so the last run always begins after the last question.
 */
export function createCoalescer(work: () => Promise<unknown>, gapMs: number): Coalescer {
  let state: "idle" | "running" | "asked-again" = "idle";
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    state = "running";
    await work().catch(() => {});
    if (stopped) return;
    timer = setTimeout(() => {
      if (state === "asked-again") void run();
      else state = "idle";
    }, gapMs);
  }

  return {
    ask: () => {
      if (stopped) return;
      if (state === "idle") void run();
      else if (state === "running") state = "asked-again";
    },
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
