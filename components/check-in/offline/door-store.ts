import type { LocalList } from "./local-list";
import { answered, inStores } from "./phone-database";
import type { Conflict, QueuedScan } from "./scan-queue";
import { enqueue, settle } from "./scan-queue";
import { type Sealed, seal, unseal } from "./sealed";

const DAY_MS = 86_400_000;

/** What lies in the store beside the encrypted list: whose it is and until when it is kept, and no name. */
type StoredList = Sealed & { eventId: string; viewerId: string; until: number };
type StoredConflict = Sealed & { eventId: string; viewerId: string };

const listKey = (eventId: string, sessionId: string | null) => `${eventId} ${sessionId ?? ""}`;

/** Whether this browser can keep a list: without https there is neither a camera nor encryption. */
export const canKeepLists = () => typeof indexedDB !== "undefined" && globalThis.crypto?.subtle !== undefined;

/** Keeps the list of a door, encrypted, until a day after the event's end. */
export async function keepList(list: LocalList, viewerId: string): Promise<void> {
  const { event, sessionId } = list;
  const until = new Date(event.endsAt).getTime() + DAY_MS;
  const stored: StoredList = { ...(await seal(list)), eventId: event.id, viewerId, until };
  await inStores(["lists"], "readwrite", (store) => {
    store("lists").put(stored, listKey(event.id, sessionId));
  });
}

/** The list of a door as it was kept for this person; null where there is none any more. */
export async function readList(
  eventId: string,
  sessionId: string | null,
  viewerId: string,
): Promise<LocalList | null> {
  const key = listKey(eventId, sessionId);
  const stored = (await inStores(["lists"], "readonly", (store) => answered(store("lists").get(key)))) as
    | StoredList
    | undefined;
  return stored?.viewerId === viewerId && stored.until > Date.now() ? unseal<LocalList>(stored) : null;
}

/** Deletes the lists of an event's doors. */
export async function dropLists(eventId: string): Promise<void> {
  const all = IDBKeyRange.bound(`${eventId} `, `${eventId} \uffff`);
  await inStores(["lists"], "readwrite", (store) => {
    store("lists").delete(all);
  });
}

/** Deletes lists whose event ended more than a day ago. */
export async function wipeEnded(now: number): Promise<void> {
  await inStores(["lists"], "readwrite", async (store) => {
    const keys = await answered(store("lists").getAllKeys());
    const lists = (await answered(store("lists").getAll())) as StoredList[];
    lists.forEach((list, index) => {
      const key = keys[index];
      if (list.until <= now && key !== undefined) store("lists").delete(key);
    });
  });
}

/** Every scan that waits to be sent from this phone, of every person who recorded one, in order. */
export async function readQueue(): Promise<QueuedScan[]> {
  return (await inStores(["queue"], "readonly", (store) =>
    answered(store("queue").getAll()),
  )) as QueuedScan[];
}

/** Adds a scan to the queue. It is on disk when this returns. */
export async function keepScan(scan: QueuedScan): Promise<QueuedScan[]> {
  return inStores(["queue"], "readwrite", async (store) => {
    const queue = (await answered(store("queue").getAll())) as QueuedScan[];
    const next = enqueue(queue, scan);
    if (next.length > queue.length) store("queue").add(scan);
    return next;
  });
}

type Results = Parameters<typeof settle>[1];

/**
 * Takes what was answered out of the queue and keeps what needs a look. The queue is read again in the same transaction as it is
 * changed, because scans were added meanwhile.
 */
export async function keepResults(
  results: Results,
  names: (conflict: Conflict) => Conflict,
): Promise<{ queue: QueuedScan[]; answers: ReturnType<typeof settle>["answers"] }> {
  const before = await readQueue();
  const viewers = new Map(before.map((scan) => [scan.nonce, scan.viewerId]));
  const { conflicts } = settle(before, results);
  // Encrypted first: a transaction ends while it waits for anything but its own requests. What is settled twice
  // replaces itself.
  const sealed = await Promise.all(
    conflicts.map(async (conflict) => ({
      key: conflict.nonce,
      stored: {
        ...(await seal(names(conflict))),
        eventId: conflict.eventId,
        viewerId: viewers.get(conflict.nonce) ?? "",
      } satisfies StoredConflict,
    })),
  );
  return inStores(["queue", "conflicts"], "readwrite", async (store) => {
    const keys = await answered(store("queue").getAllKeys());
    const queue = (await answered(store("queue").getAll())) as QueuedScan[];
    const settled = settle(queue, results);
    const left = new Set(settled.queue.map(({ nonce }) => nonce));
    for (const { key, stored } of sealed) store("conflicts").put(stored, key);
    queue.forEach(({ nonce }, index) => {
      const key = keys[index];
      if (!left.has(nonce) && key !== undefined) store("queue").delete(key);
    });
    return { queue: settled.queue, answers: settled.answers };
  });
}

/** What needs a look at this event, oldest first. */
export async function readConflicts(eventId: string, viewerId: string): Promise<Conflict[]> {
  const all = (await inStores(["conflicts"], "readonly", (store) =>
    answered(store("conflicts").getAll()),
  )) as StoredConflict[];
  const own = all.filter((one) => one.eventId === eventId && one.viewerId === viewerId);
  const read = await Promise.all(own.map((one) => unseal<Conflict>(one)));
  return read
    .filter((one) => one !== null)
    .sort((one, other) => one.scannedAt.localeCompare(other.scannedAt));
}

/** A person has seen it. */
export async function dropConflict(nonce: string): Promise<void> {
  await inStores(["conflicts"], "readwrite", (store) => {
    store("conflicts").delete(nonce);
  });
}

/**
 * At sign-out: the key, and with it everything that has a name in it. Scans that were not sent stay, as ids: their person
 * can sign in again and send them.
 */
export async function forgetGuests(): Promise<void> {
  if (typeof indexedDB === "undefined") return;
  await inStores(["keys", "lists", "conflicts"], "readwrite", (store) => {
    for (const name of ["keys", "lists", "conflicts"] as const) store(name).clear();
  });
  if (typeof caches !== "undefined") await caches.delete("turnout-pages");
}
