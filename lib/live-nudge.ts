import type Pusher from "pusher-js";

export type Nudge = {
  /** Attempts made since the connection was last up. */
  attempts: () => number;
  stop: () => void;
};

const GROWTH = 1.5;
const GROWTH_MAX = 4;
const JITTER = [0.8, 2] as const;

/**
 * How long to wait before the next attempt to reconnect, in ms; the one before has as long to succeed. A restart of the
 * server cuts all pages at the same instant: each waits by chance within a window that grows with the attempts.
 * @param random from 0 to 1
 */
export function reconnectAfterMs(firstMs: number, attempts: number, random: number): number {
  const [least, most] = JITTER;
  return firstMs * Math.min(GROWTH_MAX, GROWTH ** attempts) * (least + (most - least) * random);
}

/**
 * Reconnects sooner than `pusher-js` does: after one refused attempt it sits out 15, 30, then 60 seconds.
 * Its own first attempt, exactly a second after a connection broke, is taken back, because all pages would make it together.
 * Retries right away when the browser is back online or the page becomes visible.
 */
export function startNudging(pusher: Pusher, firstMs: number, onAttempt: () => void): Nudge {
  let attempts = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let reconnecting = false;

  const isDown = () => pusher.connection.state !== "connected";

  function reconnect(): void {
    if (!isDown()) return;
    attempts++;
    reconnecting = true;
    pusher.disconnect();
    pusher.connect();
    reconnecting = false;
    schedule();
    onAttempt();
  }

  function schedule(): void {
    clearTimeout(timer);
    timer = setTimeout(reconnect, reconnectAfterMs(firstMs, attempts, Math.random()));
  }

  /** Said before the attempt gets its timer, which `disconnect` clears. The state that follows schedules ours. */
  const takeBack = () => queueMicrotask(() => pusher.disconnect());

  function onChange(): void {
    if (reconnecting) return;
    if (isDown()) schedule();
    else {
      clearTimeout(timer);
      attempts = 0;
    }
  }

  pusher.connection.bind("state_change", onChange);
  pusher.connection.bind("connecting_in", takeBack);
  if (isDown()) schedule();
  const stopWatching = whenBrowserReturns(reconnect);

  return {
    attempts: () => attempts,
    stop() {
      clearTimeout(timer);
      pusher.connection.unbind("state_change", onChange);
      pusher.connection.unbind("connecting_in", takeBack);
      stopWatching();
    },
  };
}

/** Calls back when the browser is online again and when the page is visible again. Returns a function that stops it. */
function whenBrowserReturns(callback: () => void): () => void {
  if (typeof document === "undefined") return () => {};
  const whenSeen = () => {
    if (document.visibilityState === "visible") callback();
  };
  window.addEventListener("online", callback);
  document.addEventListener("visibilitychange", whenSeen);
  return () => {
    window.removeEventListener("online", callback);
    document.removeEventListener("visibilitychange", whenSeen);
  };
}
