/** The waiting entries of one key. */
export type Waiting<Entry> = { key: string; entries: Entry[] };

/** A round-robin FIFO of entries per key. `take` does not hand a key out again until `release`. */
export class RoundRobin<Entry> {
  private readonly queues = new Map<string, Entry[]>();
  private readonly taken = new Set<string>();
  // Round-robin: a Set keeps the order of insertion.
  private readonly ready = new Set<string>();
  /** Ready keys whose entries must be taken alone. */
  private readonly lone = new Set<string>();
  /** The number of entries that are not taken yet. */
  waiting = 0;

  get isAnyReady(): boolean {
    return this.ready.size > 0;
  }

  add(key: string, entry: Entry): void {
    const queue = this.queues.get(key);
    if (queue) queue.push(entry);
    else this.queues.set(key, [entry]);
    if (!this.taken.has(key)) this.ready.add(key);
    this.waiting++;
  }

  /** Takes entries of the next key and of the keys after it, within the bounds on keys and entries. */
  take(keysMax: number, entriesMax: number): Waiting<Entry>[] {
    const lists: Waiting<Entry>[] = [];
    let room = entriesMax;
    for (const key of this.ready) {
      const isLone = this.lone.has(key);
      if (isLone && lists.length > 0) continue;
      const entries = this.queues.get(key)?.splice(0, room) ?? [];
      room -= entries.length;
      this.ready.delete(key);
      this.lone.delete(key);
      this.taken.add(key);
      lists.push({ key, entries });
      if (isLone || room === 0 || lists.length >= keysMax) break;
    }
    this.waiting -= entriesMax - room;
    return lists;
  }

  /** Puts entries back in front of newer ones. Their key is taken alone next time. */
  putBack({ key, entries }: Waiting<Entry>): void {
    this.queues.get(key)?.unshift(...entries);
    this.lone.add(key);
    this.waiting += entries.length;
  }

  /** Makes the key ready again, behind the keys that are ready now. */
  release(key: string): void {
    this.taken.delete(key);
    if (this.queues.get(key)?.length) this.ready.add(key);
    else this.queues.delete(key);
  }
}
