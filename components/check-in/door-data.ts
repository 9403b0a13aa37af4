import { type DoorEvent, type DoorState, EMPTY_STATE } from "./door-state";
import { alone, type Client, downloadList, meaningOf, onWire, skewOf } from "./door-wire";
import * as store from "./offline/door-store";
import { applyAnswer, applyScan, guestById, type LocalList, withQueue } from "./offline/local-list";
import type { QueuedScan } from "./offline/scan-queue";
import { sendQueue } from "./offline/send-queue";

export type Setting = { event: DoorEvent; viewerId: string; client: Client };

const KEEP_AFTER_MS = 1_500;

/** What a door's phone knows: the guest list, the counters, and what waits to be sent. On disk, and as the page shows it. */
export class DoorData {
  #state: DoorState = EMPTY_STATE;
  readonly #listeners = new Set<() => void>();
  /** Changes since a download began, made again on what it brings. */
  #since: ((list: LocalList) => LocalList)[] = [];
  #keeping: ReturnType<typeof setTimeout> | undefined;
  /** Grows with each choice of a door: what an earlier one still brings is dropped. */
  #choice = 0;

  constructor(readonly setting: Setting) {}

  read = (): DoorState => this.#state;
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  set(change: Partial<DoorState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }

  /** Now by the server's clock, as far as this phone knows it. */
  now(): Date {
    return new Date(Date.now() - this.#state.skewMs);
  }

  /** Reads what the phone has kept, and then what the server has. */
  async open(sessionId: string | null): Promise<void> {
    const choice = ++this.#choice;
    this.set({ sessionId, list: null, listFault: "loading" });
    if (store.canKeepLists()) {
      const { event, viewerId } = this.setting;
      await store.wipeEnded(Date.now());
      const [list, queue, conflicts] = await Promise.all([
        store.readList(event.id, sessionId, viewerId),
        store.readQueue(),
        store.readConflicts(event.id, viewerId),
      ]);
      if (choice !== this.#choice) return;
      this.set({ queue, conflicts, ...(list && { list: withQueue(list, queue), skewMs: list.skewMs }) });
    }
    await Promise.all([this.refreshList(), this.refreshCounts(), this.send()]);
  }

  async refreshList(): Promise<void> {
    const choice = this.#choice;
    const { event, client, viewerId } = this.setting;
    const { sessionId } = this.#state;
    this.#since = [];
    try {
      const read = await downloadList(client, { eventId: event.id, sessionId });
      if (choice !== this.#choice) return;
      const list = this.#since.reduce((sofar, change) => change(sofar), withQueue(read, this.#state.queue));
      this.set({
        list,
        listFault: store.canKeepLists() ? null : "not-kept",
        skewMs: list.skewMs,
        isOnline: true,
      });
      if (store.canKeepLists()) await store.keepList(list, viewerId);
    } catch (error) {
      if (choice !== this.#choice) return;
      const listFault = meaningOf(error);
      this.set({ listFault, ...(listFault === "unreachable" && { isOnline: false }) });
      // Who lost the right to the list must not keep it.
      if (listFault === "refused" && store.canKeepLists()) await store.dropLists(event.id);
    }
  }

  async refreshCounts(): Promise<void> {
    const { event, client } = this.setting;
    const sentAt = Date.now();
    try {
      const counts = await client.checkIn.counts.query({ eventId: event.id });
      this.set({ counts, skewMs: skewOf(counts.serverNow, sentAt), isOnline: true });
    } catch (error) {
      // The numbers of the list on this phone are shown then.
      if (meaningOf(error) === "unreachable") this.set({ isOnline: false });
    }
  }

  /** Sends what waits, unless another tab of this phone is at it. @returns whether nothing waits any more */
  async send(): Promise<boolean> {
    const { queue, isSending } = this.#state;
    const { viewerId } = this.setting;
    if (isSending || !navigator.onLine || !queue.some((scan) => scan.viewerId === viewerId)) return true;
    this.set({ isSending: true });
    try {
      const sending = await alone(() => sendQueue(this.#wire(), viewerId));
      this.set({ ...(sending && { sending }), queue: await store.readQueue() });
      await Promise.all([this.refreshCounts(), this.readConflicts()]);
      return sending === "sent";
    } finally {
      this.set({ isSending: false });
    }
  }

  /** Keeps a scan that this phone decided, on disk before anything else, and applies it to the list. */
  async queue(scan: Omit<QueuedScan, "eventId" | "scannedAt" | "viewerId">): Promise<void> {
    const { event, viewerId } = this.setting;
    const kept = { ...scan, eventId: event.id, viewerId, scannedAt: new Date().toISOString() };
    this.set({ queue: await store.keepScan(kept) });
    this.change((list) => applyScan(list, kept));
  }

  change(change: (list: LocalList) => LocalList): void {
    this.#since.push(change);
    const { list } = this.#state;
    if (!list) return;
    this.set({ list: change(list) });
    if (!store.canKeepLists()) return;
    clearTimeout(this.#keeping);
    this.#keeping = setTimeout(() => {
      const { list: newest } = this.#state;
      if (newest) void store.keepList(newest, this.setting.viewerId);
    }, KEEP_AFTER_MS);
  }

  async readConflicts(): Promise<void> {
    const { event, viewerId } = this.setting;
    if (store.canKeepLists()) this.set({ conflicts: await store.readConflicts(event.id, viewerId) });
  }

  #wire(): Parameters<typeof sendQueue>[0] {
    const { client } = this.setting;
    return {
      readQueue: store.readQueue,
      meaningOf,
      send: (scans) => {
        const sentAt = new Date().toISOString();
        return client.checkIn.batch.mutate({
          eventId: scans[0]?.eventId ?? "",
          sentAt,
          scans: scans.map(onWire),
        });
      },
      keep: async ({ results }) => {
        const { list } = this.#state;
        const { queue, answers } = await store.keepResults(results, (conflict) => ({
          ...conflict,
          name: conflict.name ?? (list && guestById(list, conflict.rsvpId)?.name) ?? null,
        }));
        const left = new Set(queue.map(({ nonce }) => nonce));
        const recent = this.#state.recent.map((scan) => ({ ...scan, isQueued: left.has(scan.nonce) }));
        this.set({ queue, recent });
        for (const answer of answers) this.change((now) => applyAnswer(now, answer));
      },
    };
  }
}
