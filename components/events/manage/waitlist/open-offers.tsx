"use client";

import { useQuery } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { formatDeadline } from "@/lib/deadline";
import { counted } from "@/lib/plural";
import type { EventDetails } from "@/server/domains/events/schema";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { timeLeftWords } from "../../../rsvps/time-left";
import { ASKED_AT_ONCE } from "../guests/page-size";
import type { GuestPage } from "../guests/use-guest-list";
import { useManaged } from "../manage-context";
import { useNow } from "../use-now";
import type { PeopleManagement } from "../use-people-management";

/** Open offers with their ends and the host's actions. Renders nothing if there are none. */
export function OpenOffers({ first, management }: { first: GuestPage; management: PeopleManagement }) {
  const trpc = useTRPC();
  const { event, renderedAt } = useManaged();
  const now = useNow(renderedAt);
  const offered = useQuery(
    trpc.rsvps.list.queryOptions(
      { eventId: event.id, status: "offered", limit: ASKED_AT_ONCE },
      { initialData: first },
    ),
  );
  const open = offered.data.items.filter((guest) => guest.status === "offered");
  if (open.length === 0) return null;
  return (
    <section
      aria-label="Open offers"
      className="mb-4 rounded-card border border-accent-text/20 bg-accent-soft p-4"
    >
      <h3 className="font-medium text-sm">{counted(open.length, "offer is", "offers are")} open</h3>
      <ul className="mt-2 divide-y divide-accent-text/15 text-sm">
        {open.map((guest) => (
          <Offer key={guest.id} guest={guest} now={now} event={event} management={management} />
        ))}
      </ul>
    </section>
  );
}

type OfferProps = {
  guest: GuestOut;
  now: Date;
  event: Pick<EventDetails, "timeZone" | "allDay">;
  management: PeopleManagement;
};

function Offer({ guest, now, event, management }: OfferProps) {
  const endsAt = new Date(guest.offerExpiresAt ?? now);
  const pending = management.pending.has(guest.id);
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-2 last:pb-0">
      <p className="min-w-0">
        <span className="font-medium [overflow-wrap:anywhere]">
          <bdi>{guest.person.name}</bdi>
        </span>
        <span className="block text-muted tabular-nums">
          {counted(guest.seats, "seat")}, {timeLeftWords(endsAt.getTime() - now.getTime())} left (until{" "}
          {formatDeadline({ ...event, at: endsAt, now })})
        </span>
      </p>
      <span className="flex gap-1">
        <Button size="sm" variant="secondary" pending={pending} onClick={() => management.seatNow(guest)}>
          Confirm now
        </Button>
        <Button size="sm" variant="ghost" pending={pending} onClick={() => management.askToRemove([guest])}>
          Withdraw offer
        </Button>
      </span>
    </li>
  );
}
