import { Card } from "@/components/ui/card";
import type { ActivityItem } from "@/server/domains/analytics/schema";
import { ActivityList } from "./activity-list";

type ActivityFeedProps = { items: readonly ActivityItem[]; now: Date; timeZone: string };

/** The last things that happened on an event. */
export function ActivityFeed({ items, now, timeZone }: ActivityFeedProps) {
  return (
    <section aria-labelledby="activity">
      <Card padding="none" className="px-4 pt-4 pb-2 sm:px-5">
        <h2 id="activity" className="mb-1 text-base">
          Recent activity
        </h2>
        {items.length === 0 ? (
          <p className="pt-1 pb-4 text-muted text-sm">
            Nothing has happened yet. RSVPs, cancellations and promotions will appear here.
          </p>
        ) : (
          <ActivityList label="Recent activity" items={items} now={now} timeZone={timeZone} />
        )}
      </Card>
    </section>
  );
}
