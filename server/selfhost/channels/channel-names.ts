const allowed = /^[A-Za-z0-9_\-=@,.;]+$/;
const userPrefix = "#server-to-user-";

/** The user whom a `#server-to-user-…` channel belongs to, or null for every other channel. */
export function serverToUserId(name: string): string | null {
  return name.startsWith(userPrefix) && name.length > userPrefix.length
    ? name.slice(userPrefix.length)
    : null;
}

export function isChannelName(name: string, maxLength: number): boolean {
  return name.length <= maxLength && allowed.test(name);
}

export function isPresence(name: string): boolean {
  return name.startsWith("presence-");
}

export function isEncrypted(name: string): boolean {
  return name.startsWith("private-encrypted-");
}

export function needsAuth(name: string): boolean {
  return name.startsWith("private-") || isPresence(name);
}

/** Whether the last server event is kept and replayed to newcomers. */
export function isCached(name: string): boolean {
  return /^(private-encrypted-|private-|presence-)?cache-/.test(name);
}

/** The server cannot read an encrypted channel, so clients may not speak there past their server. */
export function allowsClientEvents(name: string): boolean {
  return needsAuth(name) && !isEncrypted(name);
}
