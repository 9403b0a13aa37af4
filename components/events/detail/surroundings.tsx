import { eventPath } from "@/components/rsvps/event-path";
import { RefreshOnceIn } from "@/components/rsvps/refresh-once-in";
import { AgendaTeaser, type AgendaTeaserProps } from "@/components/sessions/agenda-teaser";
import type { GuestList } from "@/server/domains/events/guest-list/schema";
import type { EventDetails } from "@/server/domains/events/schema";
import type { Series } from "@/server/domains/events/series/schema";
import { GuestFaces } from "../guest-list/guest-faces";
import { NextDates } from "../series/next-dates";
import { Discussion, type DiscussionProps } from "./discussion";

type SurroundingsProps = {
  event: EventDetails;
  invite: string | undefined;
  guests: GuestList;
  /** Null where the event has no sessions. */
  program: Pick<AgendaTeaserProps, "sessions" | "hasOwn"> | null;
  /** Null where the event is not part of one. */
  series: Series | null;
  /** Null where the event has no group that the viewer reads. */
  discussion: Omit<DiscussionProps, "eventId" | "now"> | null;
  now: Date;
};

/** What comes after the description: the next sessions, who is coming, what is said, and the other dates. */
export function Surroundings({ event, invite, guests, program, series, discussion, now }: SurroundingsProps) {
  return (
    <>
      {program && <AgendaTeaser event={event} invite={invite} now={now} {...program} />}
      <GuestFaces
        guests={guests}
        href={eventPath({ slug: `${event.slug}/guests` }, invite)}
        isOver={event.status === "ended"}
      />
      {discussion && <Discussion eventId={event.id} now={now} {...discussion} />}
      {series && <NextDates series={series} eventId={event.id} now={now} />}
      {(event.placeHidden || event.guestList === "confirmed") && <RefreshOnceIn />}
    </>
  );
}
