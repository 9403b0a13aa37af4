import { CalendarDays, MapPin, MapPinOff, Video } from "lucide-react";
import { DetailRow } from "@/components/ui/detail-row";
import { Time } from "@/components/ui/time";
import { dayInZone, formatEventTime, utcToLocal } from "@/lib/dates";
import type { EventDetails } from "@/server/domains/events/schema";
import { ViewerZone } from "./viewer-zone";

type EventFactsProps = {
  event: Pick<
    EventDetails,
    "startsAt" | "endsAt" | "timeZone" | "allDay" | "place" | "onlineUrl" | "placeHidden" | "viewerRole"
  >;
  now: Date;
};

/** When and where. */
export function EventFacts({ event, now }: EventFactsProps) {
  const { place, onlineUrl, placeHidden, viewerRole } = event;
  const isNowhere = !place && !onlineUrl;
  return (
    <div className="space-y-3.5">
      <When event={event} now={now} />
      {place && (
        <DetailRow
          icon={<MapPin />}
          title={<span className="break-words">{place}</span>}
          detail={
            <a href={mapAddress(place)} target="_blank" rel="noreferrer" className={linkStyles}>
              View map
            </a>
          }
        />
      )}
      {onlineUrl && (
        <DetailRow
          icon={<Video />}
          title="Online"
          detail={
            <a href={onlineUrl} target="_blank" rel="nofollow noopener noreferrer ugc" className={linkStyles}>
              {new URL(onlineUrl).host}
            </a>
          }
        />
      )}
      {isNowhere && placeHidden && viewerRole === null && (
        <DetailRow
          icon={<MapPinOff />}
          title="Location shown after you RSVP"
          detail="Guests with a seat see where it is."
        />
      )}
      {isNowhere && !(placeHidden && viewerRole === null) && (
        <DetailRow icon={<MapPin />} title="Location to be announced" />
      )}
    </div>
  );
}

const linkStyles = "rounded-sm underline decoration-border-control underline-offset-4 hover:text-text";

function When({ event, now }: EventFactsProps) {
  const { startsAt, endsAt, timeZone, allDay } = event;
  const [start, end] = [new Date(startsAt), new Date(endsAt)];
  const severalDays = dayInZone(start, timeZone) !== dayInZone(end, timeZone);
  return (
    <DetailRow
      icon={<CalendarDays />}
      title={
        <Time at={start}>{formatEventTime({ startsAt: start, endsAt: end, timeZone, allDay, now })}</Time>
      }
      detail={
        allDay ? (
          "All day"
        ) : (
          // As many lines as the viewer's own time will need, so that nothing moves when it is known.
          <span className={severalDays ? "block max-sm:min-h-[2lh]" : "block max-sm:text-xs"}>
            <ViewerZone
              startsAt={startsAt}
              endsAt={endsAt}
              timeZone={timeZone}
              wallTimes={[utcToLocal(start, timeZone), utcToLocal(end, timeZone)]}
              renderedAt={now.toISOString()}
            />
          </span>
        )
      }
    />
  );
}

function mapAddress(place: string): string {
  return `https://www.google.com/maps/search/?api=1&query=${encodeURIComponent(place)}`;
}
