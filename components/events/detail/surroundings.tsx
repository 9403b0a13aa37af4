import { eventPath } from "@/components/rsvps/event-path";
import { RefreshOnceIn } from "@/components/rsvps/refresh-once-in";
import type { GuestList } from "@/server/domains/events/guest-list/schema";
import type { EventDetails } from "@/server/domains/events/schema";
import type { Series } from "@/server/domains/events/series/schema";
import { GuestFaces } from "../guest-list/guest-faces";
import { NextDates } from "../series/next-dates";

type SurroundingsProps = {
  event: EventDetails;
  invite: string | undefined;
  guests: GuestList;
  /** Null where the event is not part of one. */
  series: Series | null;
  now: Date;
};

/** What comes after the description: who is coming, and the other dates. */
export function Surroundings({ event, invite, guests, series, now }: SurroundingsProps) {
  return (
    <>
      <GuestFaces
        guests={guests}
        href={eventPath({ slug: `${event.slug}/guests` }, invite)}
        isOver={event.status === "ended"}
      />
      {series && <NextDates series={series} eventId={event.id} now={now} />}
      {(event.placeHidden || event.guestList === "confirmed") && <RefreshOnceIn />}
    </>
  );
}
