/** What waits for one key. */
export type Waiting<Entry> = { key: string; entries: Entry[] };

/** Who waits for which key, and whose turn it is. A key that was taken has no turn until it is released. */
export class Turns<Entry> {
  private readonly queues = new Map<string, Entry[]>();
  private readonly taken = new Set<string>();
  // Insertion order makes the turn of the keys round-robin.
  private readonly ready = new Set<string>();
  /** Of those that are ready, the ones to be taken by themselves. */
  private readonly lone = new Set<string>();
  /** Entries that nobody has taken. */
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

  /** What waits for the key whose turn it is, and for those after it, within the bounds on keys and entries. */
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

  /** In front of whoever came since, to be taken by themselves. */
  putBack({ key, entries }: Waiting<Entry>): void {
    this.queues.get(key)?.unshift(...entries);
    this.lone.add(key);
    this.waiting += entries.length;
  }

  /** Whoever still waits for the key has a turn again, behind those who have one now. */
  release(key: string): void {
    this.taken.delete(key);
    if (this.queues.get(key)?.length) this.ready.add(key);
    else this.queues.delete(key);
  }
}
