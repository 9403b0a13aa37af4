import type { Viewer } from "../../accounts/schema";

/** Ordered by rights: `host` may do everything, `cohost` everything but delete, `door` only check-in. */
export type EventRole = "host" | "cohost" | "door";

export type Visibility = "public" | "unlisted" | "private";

export type EventAccessFacts = {
  hostId: string;
  status: "draft" | "published" | "cancelled";
  visibility: Visibility;
  membersFirstUntil: Date | null;
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
 * The viewer's relation to an event: they have an RSVP that stands; a host declined or banned them; or a host invited the
 * address that they confirmed, or they opened their personal link.
 */
export type Standing = "answered" | "declined" | "invited" | "none";

/**
 * The visibility that holds at a time: until `membersFirstUntil` the event is private, whatever it will be afterwards.
 */
export function visibilityAt(
  { visibility, membersFirstUntil }: Pick<EventAccessFacts, "visibility" | "membersFirstUntil">,
  now: Date,
): Visibility {
  return membersFirstUntil && membersFirstUntil > now ? "private" : visibility;
}

type Seeing = {
  viewer: Viewer | null;
  invite: string | undefined;
  standing: Standing;
  /** Whether the viewer is a member of the event's group. */
  isMember: boolean;
  /** Whether the viewer moderates that group. */
  leadsGroup: boolean;
  now: Date;
};

/**
 * Whether this viewer may see the event. Members of its group see it also where it is private. A person whom a host
 * declined is not let back in by an invitation, a link or the group, unless they answer for the group.
 */
export function canSeeEvent(event: EventAccessFacts, by: Seeing): boolean {
  if (roleOf(event, by.viewer) !== null || by.viewer?.role === "admin") return true;
  if (event.status === "draft") return false;
  if (visibilityAt(event, by.now) !== "private") return true;
  if (by.leadsGroup) return true;
  if (by.standing === "declined") return false;
  return by.standing !== "none" || by.isMember || by.invite === event.inviteToken;
}
