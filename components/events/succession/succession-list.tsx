import { formatDate } from "@/lib/dates";
import type { SuccessionOut } from "@/server/domains/events/succession/schema";
import { outcomeText, successionSummary } from "./succession-words";

/** What becomes of events and seats when an account is deleted, before it is done. */
export function SuccessionList({ succession }: { succession: SuccessionOut }) {
  const { events, counts } = succession;
  const now = new Date();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <div className="space-y-3 text-sm">
      {successionSummary(succession).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {events.length > 0 && (
        <ul
          aria-label="Events hosted"
          className="max-h-56 space-y-2 overflow-y-auto rounded-md border border-border p-3"
        >
          {events.map((event) => (
            <li key={event.id}>
              <p className="font-medium [overflow-wrap:anywhere]" dir="auto">
                <bdi>{event.title}</bdi>
              </p>
              <p className="text-muted text-xs">
                {formatDate({ at: new Date(event.startsAt), timeZone: event.timeZone, now })} ·{" "}
                {outcomeText(event)}
              </p>
            </li>
          ))}
          {total > events.length && <li className="text-muted text-xs">And {total - events.length} more.</li>}
        </ul>
      )}
    </div>
  );
}
