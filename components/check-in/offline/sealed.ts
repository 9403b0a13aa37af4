import { answered, inStores } from "./phone-database";

const IV_BYTES = 12;
const KEY = "guest lists";

/** Encrypted with a key that this browser keeps and shows to no script. */
export type Sealed = { iv: Uint8Array<ArrayBuffer>; data: ArrayBuffer };

/**
 * The key of this phone, made when it is first needed. It cannot be exported; deleting it makes everything unreadable
 * that was sealed with it.
 */
async function phoneKey(): Promise<CryptoKey> {
  const known = await inStores(["keys"], "readonly", (store) => answered(store("keys").get(KEY)));
  if (known) return known as CryptoKey;
  const made = await crypto.subtle.generateKey({ name: "AES-GCM", length: 256 }, false, [
    "encrypt",
    "decrypt",
  ]);
  return inStores(["keys"], "readwrite", async (store) => {
    // Another tab may have made one meanwhile.
    const other = await answered(store("keys").get(KEY));
    if (!other) store("keys").put(made, KEY);
    return (other ?? made) as CryptoKey;
  });
}

export async function seal(value: unknown): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const text = new TextEncoder().encode(JSON.stringify(value));
  return { iv, data: await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await phoneKey(), text) };
}

/** @returns null where the key is another one by now */
export async function unseal<T>({ iv, data }: Sealed): Promise<T | null> {
  try {
    const text = await crypto.subtle.decrypt({ name: "AES-GCM", iv }, await phoneKey(), data);
    return JSON.parse(new TextDecoder().decode(text)) as T;
  } catch {
    return null;
  }
}
