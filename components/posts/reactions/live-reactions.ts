import type { ReactionCounts } from "@/server/realtime/channels";

type Listener = (counts: ReactionCounts) => void;

const listeners = new Map<string, Set<Listener>>();

/** Passes on what everyone sees of the reactions to posts and comments of this page. */
export function passOnReactions(changed: readonly ReactionCounts[]): void {
  for (const counts of changed) {
    for (const listener of listeners.get(counts.contributionId) ?? []) listener(counts);
  }
}

/** Calls back with the present counts of one post or comment. @returns how to stop listening */
export function onReactions(id: string, listener: Listener): () => void {
  const all = listeners.get(id) ?? new Set();
  listeners.set(id, all.add(listener));
  return () => {
    all.delete(listener);
    if (all.size === 0) listeners.delete(id);
  };
}
