/** The window in which pages ask after a message that says nothing of how many hear it. */
const SPREAD_MS = 800;
/** The window after a gap in what a page hears, which all open pages have together where the server restarted. */
export const RESYNC_SPREAD_MS = 5_000;
const GAP_MS = 1_000;

export type Paced = {
  nowMs: number;
  /** When the page asks already; null = it does not. */
  dueMs: number | null;
  lastAskedMs: number | null;
  /** Over how long the pages that heard the same are spread. */
  spreadMs: number;
  /** From 0 to 1. */
  random: number;
};

/**
 * When a page that heard of a change asks the server, in ms. A message reaches all open pages at the same instant: each
 * asks at a random moment of the window, and at most once a second. An ask that is due earlier covers the change as well.
 */
export function askAtMs({ nowMs, dueMs, lastAskedMs, spreadMs, random }: Paced): number {
  const wishMs = nowMs + Math.round(random * spreadMs);
  const earliestMs = lastAskedMs === null ? wishMs : Math.max(wishMs, lastAskedMs + GAP_MS);
  return dueMs === null ? earliestMs : Math.min(dueMs, earliestMs);
}

/** What a page can tell of itself and have done later. */
type PageClock = {
  nowMs: () => number;
  random: () => number;
  /** Whether the page is in a tab that is not shown. */
  isHidden: () => boolean;
  /** @returns how to take it back */
  after: (ms: number, run: () => void) => () => void;
};

export type Pacer = {
  /** There is something to ask for. @param spreadMs over how long the pages that heard the same are spread */
  want: (spreadMs?: number) => void;
  /** The page is shown again: what it wanted meanwhile is asked for now. */
  onShown: () => void;
  stop: () => void;
};

/** Asks by `askAtMs`, however often it is wanted. A hidden page asks nothing until it is shown. */
export function createPacer(ask: () => void, page: PageClock): Pacer {
  let due: { atMs: number; cancel: () => void } | null = null;
  let lastAskedMs: number | null = null;
  let isOwed = false;

  function stop(): void {
    due?.cancel();
    due = null;
    isOwed = false;
  }

  function askNow(): void {
    stop();
    if (page.isHidden()) {
      isOwed = true;
      return;
    }
    lastAskedMs = page.nowMs();
    ask();
  }

  return {
    want(spreadMs = SPREAD_MS) {
      const nowMs = page.nowMs();
      const dueMs = due?.atMs ?? null;
      const atMs = askAtMs({ nowMs, dueMs, lastAskedMs, spreadMs, random: page.random() });
      if (atMs === dueMs) return;
      due?.cancel();
      due = { atMs, cancel: page.after(atMs - nowMs, askNow) };
    },
    onShown: () => isOwed && askNow(),
    stop,
  };
}
