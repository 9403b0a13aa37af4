import type { Succession } from "./schema";

/** Why an event loses its host. */
export type Leaving = "banned" | "deleted";

type Facts = {
  status: "draft" | "published" | "cancelled";
  startsAt: Date;
  endsAt: Date;
  /**
   * Whether there is a co-host with a confirmed account who may sign in and has not unsubscribed from the host's
   * invitations.
   */
  hasSuccessor: boolean;
};

/**
 * The one rule for events whose host leaves. Past and cancelled events stay. A published event goes to the co-host
 * who was named first; without a co-host it is cancelled, unless it has begun, because then people are already
 * there. A draft of a banned host stays hidden, in case the ban is lifted. A draft of a deleted account goes to the
 * co-host, or is deleted.
 */
export function successionOf(event: Facts, leaving: Leaving, now: Date): Succession {
  if (event.status === "cancelled") return "kept";
  if (event.status === "draft") {
    if (leaving === "banned") return "kept";
    return event.hasSuccessor ? "handed-over" : "deleted";
  }
  if (event.endsAt <= now) return "kept";
  if (event.hasSuccessor) return "handed-over";
  return event.startsAt > now ? "cancelled" : "kept";
}
