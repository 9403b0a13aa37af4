import type { Viewer } from "../../accounts/schema";

/** From most to least: all / all but delete / check-in only. */
export type EventRole = "host" | "cohost" | "door";

export type EventAccessFacts = {
  hostId: string;
  status: "draft" | "published" | "cancelled";
  visibility: "public" | "unlisted" | "private";
  inviteToken: string;
  staff: { email: string; role: "cohost" | "door" }[];
};

const RANK: Record<EventRole, number> = { host: 3, cohost: 2, door: 1 };

/** Does this role include what `needed` may do? */
export function roleReaches(role: EventRole | null, needed: EventRole): boolean {
  return role !== null && RANK[role] >= RANK[needed];
}

/** The viewer's role on the event, or null. An address counts only once it is confirmed. */
export function roleOf(event: EventAccessFacts, viewer: Viewer | null): EventRole | null {
  if (!viewer) return null;
  if (event.hostId === viewer.id) return "host";
  if (!viewer.emailVerified) return null;
  return event.staff.find((member) => member.email === viewer.email)?.role ?? null;
}

/**
 * Where somebody stands with an event: they have an RSVP, a host declined or banned them, or a host invited the address
 * that they confirmed or whose personal link they opened.
 */
export type Standing = "answered" | "declined" | "invited" | "none";

/** May this viewer see the event at all? Whom a host has declined, no invitation and no link lets back in. */
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
