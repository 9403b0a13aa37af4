import { CalendarDays, MapPin, MapPinOff } from "lucide-react";
import type { ReactNode } from "react";
import { Cover } from "@/components/ui/cover";
import { DetailRow } from "@/components/ui/detail-row";
import { Time } from "@/components/ui/time";
import { formatEventTime } from "@/lib/dates";
import type { RsvpEvent } from "@/server/domains/rsvps/schema";

type EventBriefProps = {
  event: RsvpEvent;
  now: Date;
  /** What the link is about, above the title. */
  kicker: ReactNode;
  children: ReactNode;
};

/** A page behind a link from an email: which event it is about, and below it the one thing to do. */
export function EventBrief({ event, now, kicker, children }: EventBriefProps) {
  const { id, coverUrl, title, hostName, place, placeHidden } = event;
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  return (
    <div className="overflow-hidden rounded-panel border border-border bg-surface shadow-card">
      <Cover id={id} imageUrl={coverUrl} ratio="wide" className="aspect-[3/1]! rounded-none!" />
      <div className="space-y-5 p-5 sm:p-7">
        <header className="space-y-1">
          <p className="text-muted text-sm">{kicker}</p>
          <h1 className="break-words text-2xl sm:text-3xl">
            <bdi>{title}</bdi>
          </h1>
          <p className="text-muted text-sm">
            Hosted by <bdi>{hostName}</bdi>
          </p>
        </header>
        <div className="space-y-3.5">
          <DetailRow
            icon={<CalendarDays />}
            title={<Time at={startsAt}>{formatEventTime({ ...event, startsAt, endsAt, now })}</Time>}
          />
          {place && <DetailRow icon={<MapPin />} title={<span className="break-words">{place}</span>} />}
          {!place && placeHidden && <DetailRow icon={<MapPinOff />} title="Location shown after you RSVP" />}
        </div>
        <div className="border-border border-t pt-5">{children}</div>
      </div>
    </div>
  );
}
