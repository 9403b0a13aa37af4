import { errorFacts } from "@/lib/error-facts";
import { errorMessage } from "@/lib/error-message";

/** How many files are sent at the same time; the others wait their turn. */
export const AT_ONCE_MAX = 3;

export type UploadItem = {
  key: number;
  name: string;
  state: "waiting" | "sending" | "checking" | "failed";
  /** From 0 to 1. */
  progress: number;
  /** Why it failed, in a sentence. */
  fault: string | null;
  /** Whether sending the same file again can succeed. */
  canRetry: boolean;
};

export type SendOptions = {
  signal: AbortSignal;
  /** @param sent from 0 to 1; at 1 the server checks the file */
  onProgress: (sent: number) => void;
};

type QueueOptions<Sendable, Done> = {
  send: (file: Sendable, options: SendOptions) => Promise<Done>;
  /** Why a file need not even be sent, or null. */
  whyNot: (file: Sendable) => string | null;
  onDone: (done: Done, file: Sendable) => void;
};

/** Refusals that say something about the file itself. */
const FINAL = new Set([
  "upload.type-not-allowed",
  "upload.too-large",
  "upload.empty",
  "upload.damaged",
  "upload.too-many-pixels",
  "upload.too-many-frames",
]);

/** Sends files, three at a time. An item leaves the list once it is done or cancelled; a failed one stays. */
export function createUploadQueue<Sendable extends { name: string }, Done>({
  send,
  whyNot,
  onDone,
}: QueueOptions<Sendable, Done>) {
  let items: UploadItem[] = [];
  let nextKey = 1;
  const files = new Map<number, { file: Sendable; stop: AbortController }>();
  const listeners = new Set<() => void>();

  function set(next: UploadItem[]): void {
    items = next;
    for (const listener of listeners) listener();
  }
  const change = (key: number, part: Partial<UploadItem>) =>
    set(items.map((item) => (item.key === key ? { ...item, ...part } : item)));

  function drop(key: number): void {
    files.delete(key);
    set(items.filter((item) => item.key !== key));
  }

  async function run(key: number, { file, stop }: { file: Sendable; stop: AbortController }): Promise<void> {
    const onProgress = (sent: number) =>
      change(key, { progress: sent, state: sent >= 1 ? "checking" : "sending" });
    try {
      const done = await send(file, { signal: stop.signal, onProgress });
      if (stop.signal.aborted) return;
      drop(key);
      onDone(done, file);
    } catch (error) {
      const facts = errorFacts(error);
      const canRetry = !FINAL.has(facts.reason);
      if (!stop.signal.aborted) change(key, { state: "failed", fault: errorMessage(facts), canRetry });
    } finally {
      fill();
    }
  }

  function fill(): void {
    const running = items.filter(({ state }) => state === "sending" || state === "checking").length;
    for (const { key } of items.filter(({ state }) => state === "waiting").slice(0, AT_ONCE_MAX - running)) {
      const entry = files.get(key);
      if (!entry) continue;
      change(key, { state: "sending", progress: 0 });
      void run(key, entry);
    }
  }

  return {
    add(added: readonly Sendable[]): void {
      const made = added.map((file): UploadItem => {
        const key = nextKey++;
        const fault = whyNot(file);
        files.set(key, { file, stop: new AbortController() });
        return {
          key,
          name: file.name,
          state: fault ? "failed" : "waiting",
          progress: 0,
          fault,
          canRetry: false,
        };
      });
      set([...items, ...made]);
      fill();
    },
    /** Stops sending a file and takes it off the list; also takes a failed one off. */
    cancel(key: number): void {
      files.get(key)?.stop.abort();
      drop(key);
      fill();
    },
    retry(key: number): void {
      const entry = files.get(key);
      if (!entry) return;
      files.set(key, { file: entry.file, stop: new AbortController() });
      change(key, { state: "waiting", fault: null, progress: 0 });
      fill();
    },
    /** Stops everything, when the page is left. */
    stop(): void {
      for (const { stop } of files.values()) stop.abort();
    },
    items: () => items,
    subscribe(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
