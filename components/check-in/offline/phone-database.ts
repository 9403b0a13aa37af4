const NAME = "turnout-door";
const VERSION = 1;

export type StoreName = "keys" | "lists" | "queue" | "conflicts";

/** What a phone keeps for its doors. public/sw.js opens it too: the names here are those there. */
let opening: Promise<IDBDatabase> | undefined;

function openDatabase(): Promise<IDBDatabase> {
  opening ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      for (const store of ["keys", "lists", "conflicts"]) request.result.createObjectStore(store);
      // Numbered as they are added, which is their order.
      request.result.createObjectStore("queue", { autoIncrement: true });
    };
    request.onsuccess = () => {
      // Another tab with a newer version, or a sign-out that deletes everything.
      request.result.onversionchange = () => {
        request.result.close();
        opening = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  }).catch((error: unknown) => {
    opening = undefined;
    throw error;
  });
  return opening;
}

/** Runs `work` in one transaction over the stores. @returns once it is on disk, what `work` gave */
export async function inStores<T>(
  names: StoreName[],
  mode: IDBTransactionMode,
  work: (store: (name: StoreName) => IDBObjectStore) => T | Promise<T>,
): Promise<T> {
  const database = await openDatabase();
  const transaction = database.transaction(names, mode);
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
    transaction.onabort = () => reject(transaction.error);
  });
  const [result] = await Promise.all([work((name) => transaction.objectStore(name)), done]);
  return result;
}

/** The result of one request of IndexedDB. */
export function answered<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}
