import { Time } from "@/components/ui/time";
import type { ActivityItem } from "@/server/domains/analytics/schema";
import { ActivityMark } from "./activity-marks";
import { agoText } from "./ago";

type ActivityListProps = {
  label: string;
  items: readonly ActivityItem[];
  now: Date;
  timeZone: string;
};

/** What happened, newest first, one sentence a line. A new line rises into its place. */
export function ActivityList({ label, items, now, timeZone }: ActivityListProps) {
  return (
    <ol aria-label={label} className="text-sm">
      {items.map((item) => (
        <li key={item.id} className="flex animate-rise gap-3 border-border border-b py-2.5 last:border-b-0">
          <ActivityMark kind={item.kind} />
          <p className="min-w-0 flex-1 pt-px text-muted [overflow-wrap:anywhere]">
            <span className="font-medium text-text">{item.who}</span> {item.what}
            <Time at={new Date(item.at)} className="block text-xs tabular-nums">
              {agoText({ at: new Date(item.at), now, timeZone })}
            </Time>
          </p>
        </li>
      ))}
    </ol>
  );
}
