/** How long a busy browser may keep one piece of work waiting once the page is loaded. */
const WAIT_MAX_MS = 500;
/** What a person does to a page: from then on everything on it is wanted. */
const USES = ["pointerdown", "keydown", "focusin", "wheel", "touchmove", "scroll"];

const waiting = new Set<() => void>();
let isScheduled = false;
let isUsed = false;

/**
 * Runs work that is not needed to read the page or to press its buttons: after the page has loaded, one piece per idle
 * moment, in the order in which it was asked for; all of it as soon as the page is used. For browsers.
 * @param work a function that does not wait already
 * @returns what takes the work back, if it has not begun
 */
export function whenQuiet(work: () => void): () => void {
  if (isUsed) work();
  else {
    waiting.add(work);
    schedule();
  }
  return () => waiting.delete(work);
}

function schedule(): void {
  if (isScheduled) return;
  isScheduled = true;
  for (const use of USES) window.addEventListener(use, onUse, { capture: true, passive: true, once: true });
  if (document.readyState === "complete") whenIdle();
  else window.addEventListener("load", whenIdle, { once: true });
}

function runNext(): void {
  const [work] = waiting;
  if (work) {
    waiting.delete(work);
    work();
  }
  if (waiting.size > 0) whenIdle();
  else isScheduled = false;
}

function onUse(): void {
  isUsed = true;
  for (const work of waiting) work();
  waiting.clear();
}

function whenIdle(): void {
  // Safari has no idle callback.
  if (typeof requestIdleCallback === "undefined") setTimeout(runNext, WAIT_MAX_MS / 2);
  else requestIdleCallback(runNext, { timeout: WAIT_MAX_MS });
}
