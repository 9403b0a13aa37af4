import type { Viewer } from "../../accounts/schema";

/** Ordered by rights: `host` may do everything, `cohost` everything but delete, `door` only check-in. */
export type EventRole = "host" | "cohost" | "door";

export type EventAccessFacts = {
  hostId: string;
  status: "draft" | "published" | "cancelled";
  visibility: "public" | "unlisted" | "private";
  inviteToken: string;
  staff: { email: string; role: "cohost" | "door" }[];
};

const RANK: Record<EventRole, number> = { host: 3, cohost: 2, door: 1 };

/** Whether this role includes the rights of `needed`. */
export function roleReaches(role: EventRole | null, needed: EventRole): boolean {
  return role !== null && RANK[role] >= RANK[needed];
}

/** The viewer's role on the event, or null. A role given to an address counts only once the address is confirmed. */
export function roleOf(event: EventAccessFacts, viewer: Viewer | null): EventRole | null {
  if (!viewer) return null;
  if (event.hostId === viewer.id) return "host";
  if (!viewer.emailVerified) return null;
  return event.staff.find((member) => member.email === viewer.email)?.role ?? null;
}

/**
 * The viewer's relation to an event: they have an RSVP; a host declined or banned them; or a host invited the
 * address that they confirmed, or they opened their personal link.
 */
export type Standing = "answered" | "declined" | "invited" | "none";

/**
 * Whether this viewer may see the event. A person whom a host declined is not let back in by an invitation or a
 * link.
 */
export function canSeeEvent(
  event: EventAccessFacts,
  by: { viewer: Viewer | null; invite: string | undefined; standing: Standing },
): boolean {
  if (roleOf(event, by.viewer) !== null || by.viewer?.role === "admin") return true;
  if (event.status === "draft") return false;
  if (event.visibility !== "private") return true;
  if (by.standing === "declined") return false;
  return by.standing !== "none" || by.invite === event.inviteToken;
}
