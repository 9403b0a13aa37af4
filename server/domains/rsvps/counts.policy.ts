import type { RsvpFacts } from "@/server/seats/facts";
import { type DomainError, isDomainError } from "../../errors";

type Entered = "confirmed" | "waitlisted" | "requested" | "duplicate";
type Refused = "full" | "refused" | "rate_limited" | "shed" | "error";

/** The metric label for the result of a person's request for a seat. */
export function entryOutcome({
  created,
  rsvp,
}: {
  created: boolean;
  rsvp: Pick<RsvpFacts, "status">;
}): Entered {
  if (!created) return "duplicate";
  if (rsvp.status === "waitlisted") return "waitlisted";
  return rsvp.status === "pending" ? "requested" : "confirmed";
}

/** The metric label for a request that failed with an error. */
export function refusalOutcome(error: unknown): Refused {
  return isDomainError(error) ? outcomeOf(error) : "error";
}

function outcomeOf({ code, reason }: DomainError): Refused {
  if (code === "rate-limited") return "rate_limited";
  if (code === "unavailable") return "shed";
  return reason === "rsvp.full" ? "full" : "refused";
}
