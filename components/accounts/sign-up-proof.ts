const KEY = "turnout-sign-up";

/**
 * Makes what only this browser knows about a sign-up, and keeps it. Confirming the address here then shows that it is the
 * same person, so that the password stays.
 */
export function makeSignUpProof(): string {
  const kept = readSignUpProof();
  if (kept) return kept;
  const proof = [...crypto.getRandomValues(new Uint8Array(24))]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  try {
    localStorage.setItem(KEY, proof);
  } catch {
    // A browser that keeps nothing asks for the password when the address is confirmed.
  }
  return proof;
}

/** What this browser kept of a sign-up, or null. */
export function readSignUpProof(): string | null {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}
