/** The first 22 characters of the base64url of SHA-256: by which a phone recognises a code without any secret. */
export async function hashOf(text: string): Promise<string> {
  const subtle = globalThis.crypto?.subtle;
  if (!subtle) return "";
  const digest = await subtle.digest("SHA-256", new TextEncoder().encode(text.trim()));
  const letters = btoa(String.fromCharCode(...new Uint8Array(digest)));
  return letters.replace(/\+/g, "-").replace(/\//g, "_").slice(0, 22);
}

/** A nonce that no other phone chooses. */
export function newNonce(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
