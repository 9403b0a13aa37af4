const allowed = /^[A-Za-z0-9_\-=@,.;]+$/;
const userPrefix = "#server-to-user-";

/** The user who owns a `#server-to-user-…` channel, or null for every other channel. */
export function serverToUserId(name: string): string | null {
  return name.startsWith(userPrefix) && name.length > userPrefix.length
    ? name.slice(userPrefix.length)
    : null;
}

/** Why a channel name is invalid, or null. For names other than `#server-to-user-…` channels. */
export function refuseChannelName(name: string, maxLength: number): string | null {
  if (name.length > maxLength || !allowed.test(name)) return "Invalid channel name";
  if (name.startsWith("presence-")) return "This server has no presence channels";
  return /^(private-encrypted-|private-)?cache-/.test(name) ? "This server has no cache channels" : null;
}

export function needsAuth(name: string): boolean {
  return name.startsWith("private-");
}
