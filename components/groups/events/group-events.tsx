import { CalendarDays } from "lucide-react";
import { EventGrid } from "@/components/events/event-grid";
import { EmptyState } from "@/components/ui/empty-state";
import type { EventSummary } from "@/server/domains/events/schema";
import { NewEventLink } from "./events-bar";
import { MoreGroupEvents } from "./more-group-events";
import type { EventsWhen } from "./when";

type GroupEventsProps = {
  group: { id: string; slug: string };
  when: EventsWhen;
  page: { items: EventSummary[]; nextCursor: string | null };
  mayMake: boolean;
  now: Date;
};

/** The group's events that the viewer may see; where there are none, an empty state. */
export function GroupEvents({ group, when, page, mayMake, now }: GroupEventsProps) {
  if (page.items.length === 0) return <NoEvents slug={group.slug} when={when} mayMake={mayMake} />;
  return (
    <>
      <EventGrid events={page.items} now={now} level="h2" />
      {page.nextCursor && (
        <MoreGroupEvents
          key={page.nextCursor}
          group={group}
          when={when}
          cursor={page.nextCursor}
          shown={page.items.length}
          now={now}
        />
      )}
    </>
  );
}

function NoEvents({ slug, when, mayMake }: { slug: string; when: EventsWhen; mayMake: boolean }) {
  if (when === "past") {
    return (
      <EmptyState
        icon={<CalendarDays />}
        title="No past events"
        description="Events of the group stay here once they are over."
      />
    );
  }
  return (
    <EmptyState
      icon={<CalendarDays />}
      title="No upcoming events"
      description={
        mayMake
          ? "Plan one for the group: its members can see it before everyone else."
          : "What the group plans shows up here."
      }
      {...(mayMake && { action: <NewEventLink slug={slug} /> })}
    />
  );
}
