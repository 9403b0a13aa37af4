import { Time } from "@/components/ui/time";
import { Timeline, TimelineItem } from "@/components/ui/timeline";
import { formatTime, relativeDay } from "@/lib/dates";
import type { LedgerItem } from "./rsvp-event";

const tones: Record<string, "success" | "warning" | "danger" | "accent"> = {
  confirmed: "success",
  promoted: "success",
  "promoted-by-host": "success",
  restored: "success",
  waitlisted: "accent",
  "passed-over": "warning",
  declined: "danger",
};

type LedgerLinesProps = { items: LedgerItem[]; timeZone: string; now: Date };

/** What has happened to an RSVP and why, in the order in which it happened; times in the event's zone. */
export function LedgerLines({ items, timeZone, now }: LedgerLinesProps) {
  return (
    <Timeline label="What happened to your RSVP">
      {items.map(({ at, action, reason }) => {
        const instant = new Date(at);
        const when = `${relativeDay({ at: instant, timeZone, now })}, ${formatTime(instant, timeZone)}`;
        return (
          <TimelineItem
            key={`${at} ${action} ${reason}`}
            tone={tones[action] ?? "neutral"}
            title={<span className="font-normal">{reason}</span>}
            time={<Time at={instant}>{when}</Time>}
          />
        );
      })}
    </Timeline>
  );
}
