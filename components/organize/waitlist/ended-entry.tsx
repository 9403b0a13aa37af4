import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import { Time } from "@/components/ui/time";
import { formatInZone } from "@/lib/dates";
import { organizePages } from "../organize-paths";
import { EntryFacts } from "./entry-facts";
import { EntryHistory } from "./entry-history";
import type { EntryProps } from "./entry-shared";
import { entryStanding } from "./entry-words";

/** An entry that has ended: why, when, and the request that it became. */
export function EndedEntry(props: EntryProps) {
  const { entry, orgSlug, timeZone, clock } = props;
  const { label, tone } = entryStanding(entry, clock.now);
  return (
    <div className="space-y-2">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1.5">
        <h3 className="wrap-anywhere min-w-0 text-base">
          <bdi>{entry.venue.name}</bdi>
        </h3>
        <Badge tone={tone} className="whitespace-normal!">
          {label}
        </Badge>
      </div>
      <EntryFacts entry={entry} />
      <p className="text-muted text-sm">
        {entry.endedAt && (
          <Time at={new Date(entry.endedAt)}>
            {formatInZone({ at: new Date(entry.endedAt), timeZone, now: clock.now })}
          </Time>
        )}
        {entry.convertedRfpId && (
          <>
            {" · "}
            <Link
              href={organizePages(orgSlug).request(entry.convertedRfpId)}
              className="font-medium text-accent-text underline-offset-4 hover:underline"
            >
              Open the request<span className="sr-only"> to {entry.venue.name}</span>
            </Link>
          </>
        )}
      </p>
      {entry.cancellationNotes && (
        <p className="wrap-anywhere whitespace-pre-wrap text-sm">
          <bdi>{entry.cancellationNotes}</bdi>
        </p>
      )}
      <EntryHistory {...props} />
    </div>
  );
}
