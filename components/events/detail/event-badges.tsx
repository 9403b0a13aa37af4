import { UsersRound } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { relativeDay } from "@/lib/dates";
import type { EventDetails } from "@/server/domains/events/schema";
import { audienceLabel } from "../audience-label";

/** Above the title: when it is, the group that it belongs to, and who finds it where not everyone does. */
export function EventBadges({ event, now }: { event: EventDetails; now: Date }) {
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  const running = event.status === "published" && now >= startsAt && now < endsAt;
  const audience = audienceLabel(event, now);
  return (
    <div className="flex flex-wrap gap-1.5">
      {running ? (
        <Badge tone="success" dot>
          Happening now
        </Badge>
      ) : (
        <Badge tone="accent">{relativeDay({ at: startsAt, timeZone: event.timeZone, now })}</Badge>
      )}
      {event.group && (
        <Link
          href={`/g/${event.group.slug}`}
          className="hit-area relative min-w-0 rounded-full hover:underline"
        >
          <Badge className="max-w-full">
            <UsersRound aria-hidden="true" />
            <span className="sr-only">Group: </span>
            <span className="truncate">
              <bdi>{event.group.name}</bdi>
            </span>
          </Badge>
        </Link>
      )}
      {audience && (
        <Badge tone="outline" className="h-auto min-h-6 max-w-full whitespace-normal py-0.5">
          {audience}
        </Badge>
      )}
    </div>
  );
}
