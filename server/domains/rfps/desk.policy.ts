import type { InboxState } from "./desk.schema";
import { statusAt, whyNotRespond } from "./policy";
import type { RfpStatus, RfpVenueStatus } from "./schema";

/** Where a request stands in a venue's inbox at `now`. */
export function inboxStateOf(
  venue: { status: RfpVenueStatus },
  rfp: { status: RfpStatus; responseDeadline: Date | null },
  now: Date,
): InboxState {
  const status = statusAt(venue, rfp, now);
  if (rfp.status === "sent" && status === "responded") return "answered";
  return status === "asked" && whyNotRespond(rfp, venue, now) === null ? "open" : "ended";
}
