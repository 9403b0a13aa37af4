import { ChevronRight } from "lucide-react";
import type { ReactNode } from "react";
import { Badge, type BadgeTone } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { formatEventTime } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { HostedEvent } from "@/server/domains/events/hosting/schema";

const ROLES = { host: null, cohost: "Co-host", door: "Door staff" };
const STATUS: Record<HostedEvent["status"], { tone: BadgeTone; words: string } | null> = {
  draft: { tone: "outline", words: "Draft" },
  published: null,
  cancelled: { tone: "danger", words: "Cancelled" },
  ended: null,
};
const VISIBILITY = { public: null, unlisted: "Unlisted", private: "By invitation" };

/** Rows of hosted events under each other. */
export function HostingRows({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ul
      aria-label={label}
      className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card"
    >
      {children}
    </ul>
  );
}

type HostingRowProps = {
  event: HostedEvent;
  now: Date;
  /** Shown beside the title, such as the number of dates of a series. */
  mark?: ReactNode;
  /** What opens below the row. */
  below?: ReactNode;
};

/** One hosted event, with the way to its manage pages; door staff are led to the scanner. */
export function HostedEventRow({ event, now, mark, below }: HostingRowProps) {
  const { slug, title, timeZone, allDay, viewerRole } = event;
  const [startsAt, endsAt] = [new Date(event.startsAt), new Date(event.endsAt)];
  const status = STATUS[event.status];
  const visibility = VISIBILITY[event.visibility];
  const role = ROLES[viewerRole];
  return (
    <li>
      <div className="relative flex items-center gap-3 px-4 py-3 text-sm transition-colors hover:bg-fill sm:px-5">
        <div className="min-w-0 flex-1">
          <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <Link
              href={viewerRole === "door" ? `/events/${slug}/check-in` : `/events/${slug}/manage`}
              prefetch={false}
              dir="auto"
              className="min-w-0 break-words font-medium outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
            >
              {title}
            </Link>
            {status && (
              <Badge size="sm" tone={status.tone}>
                {status.words}
              </Badge>
            )}
            {role && <Badge size="sm">{role}</Badge>}
            {visibility && (
              <Badge size="sm" tone="outline">
                {visibility}
              </Badge>
            )}
            {mark}
          </div>
          <p className="text-muted">
            <Time at={startsAt}>{formatEventTime({ startsAt, endsAt, timeZone, allDay, now })}</Time>
          </p>
          <p className="text-muted tabular-nums">{seatWords(event)}</p>
        </div>
        <ChevronRight aria-hidden="true" className="size-4 shrink-0 text-muted" />
      </div>
      {below}
    </li>
  );
}

/** What became of the seats, in the tense of the event. */
function seatWords({ seats, status }: HostedEvent): string {
  const { capacity, confirmedSeats, offeredSeats, waitlistLength } = seats;
  const taken = confirmedSeats + offeredSeats;
  if (status === "ended") {
    return capacity === null
      ? `${counted(confirmedSeats, "person", "people")} went`
      : `${confirmedSeats} of ${counted(capacity, "seat")} taken`;
  }
  const words = capacity === null ? `${taken} going` : `${taken} of ${counted(capacity, "seat")}`;
  return waitlistLength > 0 ? `${words}, ${waitlistLength} on the waitlist` : words;
}
