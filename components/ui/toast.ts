/** A short message about something that just happened. */
export type ToastMessage = {
  title: string;
  description?: string;
  tone?: "plain" | "success" | "warning" | "danger";
  /** One thing to do about it, usually undo. */
  action?: { label: string; onClick: () => void };
  /** A message with the same id replaces the earlier one. */
  id?: string;
  /** How long it stays. Messages with an action stay 10 s, others 5 s. */
  durationMs?: number;
};

const waiting: ToastMessage[] = [];
const listeners = new Set<() => void>();
let deliver: ((message: ToastMessage) => void) | undefined;

/**
 * Shows a message at the edge of the screen, from anywhere in the browser.
 * The toast library is loaded with the first message, which waits for it here.
 */
export function toast(message: ToastMessage): void {
  if (deliver) {
    deliver(message);
    return;
  }
  waiting.push(message);
  for (const listener of listeners) listener();
}

/** For `ToastRegion`: tells it when the first message arrives. Returns how to stop listening. */
export function onToastWanted(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** For `ToastRegion`: whether a message has arrived that is not shown yet. */
export function isToastWanted(): boolean {
  return waiting.length > 0 || deliver !== undefined;
}

/** For `Toaster`: takes over delivery, starting with the messages that waited. Returns how to hand it back. */
export function deliverToastsWith(deliverer: (message: ToastMessage) => void): () => void {
  deliver = deliverer;
  for (const message of waiting.splice(0)) deliverer(message);
  return () => {
    if (deliver === deliverer) deliver = undefined;
  };
}
