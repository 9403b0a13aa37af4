import { CalendarClock, DoorOpen } from "lucide-react";
import { DetailRow } from "@/components/ui/detail-row";
import { Time } from "@/components/ui/time";
import { formatEventTime } from "@/lib/dates";
import type { OfferOut } from "@/server/domains/rsvps/offer-links.schema";

type OfferedSessionProps = { session: NonNullable<OfferOut["session"]>; timeZone: string; now: Date };

/** Which session of the event an offer is about: the seat at the event is the person's already. */
export function OfferedSession({ session, timeZone, now }: OfferedSessionProps) {
  const { title, room } = session;
  const [startsAt, endsAt] = [new Date(session.startsAt), new Date(session.endsAt)];
  return (
    <section className="mb-5 space-y-3.5" aria-label="The session">
      <div>
        <p className="text-muted text-sm">A seat in the session</p>
        <h2 className="break-words text-xl">
          <bdi>{title}</bdi>
        </h2>
      </div>
      <DetailRow
        icon={<CalendarClock />}
        title={
          <Time at={startsAt}>{formatEventTime({ startsAt, endsAt, timeZone, allDay: false, now })}</Time>
        }
      />
      {room && <DetailRow icon={<DoorOpen />} title={<span className="break-words">{room}</span>} />}
    </section>
  );
}
