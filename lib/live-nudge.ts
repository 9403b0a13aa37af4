import type Pusher from "pusher-js";

export type Nudge = {
  /** Attempts made since the connection was last up. */
  attempts: () => number;
  stop: () => void;
};

const GROWTH = 1.5;
const GROWTH_MAX = 4;

/**
 * Reconnects sooner than `pusher-js` does: after one refused attempt it sits out 15, 30, then 60 seconds.
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
    timer = setTimeout(reconnect, firstMs * Math.min(GROWTH_MAX, GROWTH ** attempts));
  }

  function onChange(): void {
    if (reconnecting) return;
    if (isDown()) {
      schedule();
    } else {
      clearTimeout(timer);
      attempts = 0;
    }
  }

  pusher.connection.bind("state_change", onChange);
  if (isDown()) schedule();
  const stopWatching = whenBrowserReturns(reconnect);

  return {
    attempts: () => attempts,
    stop() {
      clearTimeout(timer);
      pusher.connection.unbind("state_change", onChange);
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
