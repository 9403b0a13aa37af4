import { Ticket } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import type { RsvpOut } from "@/server/domains/rsvps/schema";

type NoTicketProps = { event: { slug: string; title: string }; status: RsvpOut["status"] | null };

/** The page of a ticket whose person has no seat: what it takes to get one. */
export function NoTicket({ event, status }: NoTicketProps) {
  return (
    <div className="mx-auto max-w-md space-y-5">
      <h1 className="break-words text-center text-2xl">
        <bdi>{event.title}</bdi>
      </h1>
      <EmptyState
        icon={<Ticket />}
        {...wordsOf(status)}
        action={
          <ButtonLink href={`/events/${event.slug}`}>
            {status === "offered" ? "Answer the offer" : "See the event"}
          </ButtonLink>
        }
      />
    </div>
  );
}

function wordsOf(status: NoTicketProps["status"]): { title: string; description: string } {
  const title = "Your ticket appears here when you're in";
  switch (status) {
    case "waitlisted":
      return { title, description: "You're on the waitlist. We'll let you know when it's your turn." };
    case "offered":
      return { title, description: "A seat is being held for you. Accept it to get your ticket." };
    case "pending":
      return {
        title,
        description: "The host approves each guest. We'll let you know when they've answered.",
      };
    default:
      return { title: "You don't have a ticket", description: "RSVP on the event page to get one." };
  }
}
