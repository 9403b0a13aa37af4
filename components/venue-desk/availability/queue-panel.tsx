import { ListOrdered } from "lucide-react";
import { entryDatesWords, peopleWords, timeLeft } from "@/components/sourcing/sourcing-words";
import { Badge } from "@/components/ui/badge";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { seatingWords } from "@/components/venues/seating-words";
import { formatInZone } from "@/lib/dates";
import { counted } from "@/lib/plural";
import type { VenueQueueOut } from "@/server/domains/holds/schema";

type QueuePanelProps = { queue: VenueQueueOut; timeZone: string; now: Date };
type Entry = VenueQueueOut["items"][number];

/** The organizations on the waitlist of the venue, in their order. */
export function QueuePanel({ queue: { items, total }, timeZone, now }: QueuePanelProps) {
  return (
    <Card className="space-y-4">
      <CardHeader
        title="Waitlist"
        description={
          total === 0
            ? undefined
            : `${counted(total, "organization")} waiting, in this order.${items.length < total ? ` The first ${items.length} are shown.` : ""}`
        }
        level="h3"
      />
      {items.length === 0 ? (
        <EmptyState
          level="h3"
          icon={<ListOrdered />}
          title="No one is waiting"
          description="When you answer that you aren't available, organizers can join your waitlist."
        />
      ) : (
        <ol aria-live="polite" className="divide-y divide-border">
          {items.map((entry) => (
            <QueueRow key={entry.id} entry={entry} timeZone={timeZone} now={now} />
          ))}
        </ol>
      )}
    </Card>
  );
}

function QueueRow({ entry, timeZone, now }: { entry: Entry; timeZone: string; now: Date }) {
  const { position, organizationName, eventType } = entry;
  const facts = [
    entryDatesWords(entry),
    peopleWords(entry.attendanceMin, entry.attendanceMax),
    entry.spaceRequirements.map((layout) => seatingWords[layout]).join(", "),
  ].filter(Boolean);
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-1.5 py-3 first:pt-0 last:pb-0">
      <span className="w-7 shrink-0 font-semibold text-muted tabular-nums">
        <span className="sr-only">Place </span>
        {position}
      </span>
      <div className="min-w-0 flex-1 basis-52 text-sm">
        <p className="wrap-anywhere font-medium">
          <bdi>{organizationName}</bdi>
          {eventType && (
            <span className="font-normal text-muted">
              {" "}
              · <bdi>{eventType}</bdi>
            </span>
          )}
        </p>
        <p className="text-muted tabular-nums">{facts.join(" · ")}</p>
      </div>
      <EntryState entry={entry} timeZone={timeZone} now={now} />
    </li>
  );
}

function EntryState({
  entry: { status, holdExpiresAt, isPaused },
  timeZone,
  now,
}: {
  entry: Entry;
  timeZone: string;
  now: Date;
}) {
  if (status !== "offered" || !holdExpiresAt)
    return (
      <Badge tone={isPaused ? "outline" : "neutral"} className="max-sm:ml-11">
        {isPaused ? "Paused by them" : "Waiting"}
      </Badge>
    );
  const until = new Date(holdExpiresAt);
  const left = timeLeft(until, now);
  return (
    <div className="text-sm max-sm:basis-full max-sm:pl-11 sm:text-right">
      <Badge tone="accent">On hold{left ? ` · ${left.words} left` : ""}</Badge>
      <p className="mt-1 text-muted text-xs tabular-nums">
        until {formatInZone({ at: until, timeZone, now })}
      </p>
    </div>
  );
}
