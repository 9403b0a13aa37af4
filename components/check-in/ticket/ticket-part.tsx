"use client";

import { TicketCard } from "./ticket-card";
import { TicketPlace } from "./ticket-place";

type TicketPartProps = { rsvp: { id: string; rsvpAt: string; status: string }; slug: string };

/** The ticket of a guest on the event page, or where it will be. */
export function TicketPart({ rsvp, slug }: TicketPartProps) {
  return rsvp.status === "confirmed" ? <TicketCard rsvp={rsvp} slug={slug} /> : <TicketPlace />;
}
