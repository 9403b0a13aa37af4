/** Texts by key, each kept for a while. */
export type ValueStore = {
  /** @returns null where nothing is kept */
  read: (key: string) => Promise<string | null>;
  /** Keeps a text, unless the key was dropped a moment ago: what was read before that is old. */
  write: (key: string, text: string) => Promise<void>;
  drop: (keys: string[]) => Promise<void>;
};

/** A reader that began before a drop is done within this time, and must not bring the old value back. */
export const DROPPED_MS = 10_000;
const KEYS_MAX = 10_000;

/** Keeps texts in this process. */
export function createMemoryValues(keptMs: number, now = () => Date.now()): ValueStore {
  const kept = new Map<string, { text: string | null; until: number }>();
  const alive = (key: string) => {
    const found = kept.get(key);
    return found && found.until > now() ? found : undefined;
  };
  const keep = (key: string, text: string | null, ms: number) => {
    kept.delete(key);
    kept.set(key, { text, until: now() + ms });
    const [oldest] = kept.keys();
    if (kept.size > KEYS_MAX && oldest !== undefined) kept.delete(oldest);
  };
  return {
    read: async (key) => alive(key)?.text ?? null,
    async write(key, text) {
      if (!alive(key)) keep(key, text, keptMs);
    },
    async drop(keys) {
      for (const key of keys) keep(key, null, DROPPED_MS);
    },
  };
}
