import type { Succession } from "./schema";

/** Why an event loses its host. */
export type Leaving = "banned" | "deleted";

type Facts = {
  status: "draft" | "published" | "cancelled";
  startsAt: Date;
  endsAt: Date;
  /** There is a co-host with a confirmed account who may sign in, and who did not end the host's invitations. */
  hasSuccessor: boolean;
};

/**
 * The one rule for events whose host leaves. What is over or cancelled stays as it is. What is published goes to the
 * co-host who was named first; without one it is cancelled, unless it has begun: then people are there already. A draft
 * of a banned host stays hidden, in case the ban is lifted; a draft of a deleted account goes with it.
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
