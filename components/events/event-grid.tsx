import type { ReactNode } from "react";
import { Skeleton, SkeletonGroup } from "@/components/ui/skeleton";
import type { EventSummary } from "@/server/domains/events/schema";
import { EventCard } from "./event-card";

const gridStyles = "grid grid-cols-1 gap-4 sm:grid-cols-2 sm:gap-5 lg:grid-cols-3";

/** Cards above the fold on a wide screen: their photos load first. */
const FIRST_ROW = 3;

type EventGridProps = {
  events: EventSummary[];
  now: Date;
  priority?: boolean;
  level?: "h2" | "h3";
  /** More list items, after the cards. */
  children?: ReactNode;
};

/** Events as cards. */
export function EventGrid({ events, now, priority = false, level = "h3", children }: EventGridProps) {
  return (
    <ul className={gridStyles}>
      {events.map((event, index) => (
        <li key={event.id}>
          <EventCard event={event} now={now} priority={priority && index < FIRST_ROW} level={level} />
        </li>
      ))}
      {children}
    </ul>
  );
}

/** The shape of a grid that is on its way. */
export function EventGridSkeleton({ count = 6 }: { count?: number }) {
  return (
    <SkeletonGroup label="Loading events" className={gridStyles}>
      {Array.from({ length: count }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders never move.
        <div key={index} className="overflow-hidden rounded-card border border-border bg-surface">
          <Skeleton className="aspect-[16/9] w-full rounded-none" />
          <div className="space-y-3 p-4">
            <Skeleton className="h-4 w-2/3" />
            <Skeleton className="h-5 w-5/6" />
            <Skeleton className="h-4 w-1/2" />
            <div className="flex items-center gap-2 pt-3">
              <Skeleton className="size-5 rounded-full" />
              <Skeleton className="h-4 w-28" />
            </div>
          </div>
        </div>
      ))}
    </SkeletonGroup>
  );
}
