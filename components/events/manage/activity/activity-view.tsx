"use client";

import { History } from "lucide-react";
import { usePathname, useSearchParams } from "next/navigation";
import { EmptyState } from "@/components/ui/empty-state";
import { LoadMore } from "@/components/ui/load-more";
import { zoneLabel } from "@/lib/dates";
import { GuestsFailed } from "../guests/guests-failed";
import { useManaged } from "../manage-context";
import { RowsSkeleton } from "../rows-skeleton";
import { useNow } from "../use-now";
import { rsvpIn } from "./activity-address";
import { ActivityDay } from "./activity-day";
import { byDay } from "./by-day";
import { PersonFilter } from "./person-filter";
import { type FirstActivity, useActivity } from "./use-activity";

/** The ledger of the event by day: who did what to which guest, and why. Entries are never removed. */
export function ActivityView({ first }: { first: FirstActivity }) {
  const { event, renderedAt } = useManaged();
  const pathname = usePathname();
  const rsvpId = rsvpIn(useSearchParams().get("rsvp"));
  const list = useActivity(rsvpId, first);
  const now = useNow(renderedAt);
  const follow = (id: string | undefined) =>
    window.history.replaceState(null, "", id ? `${pathname}?rsvp=${id}` : pathname);
  const days = byDay(list.items, event.timeZone);
  return (
    <div className="grid max-w-3xl gap-5">
      <div className="grid gap-3">
        <h2 className="text-lg">Activity</h2>
        <p className="text-muted text-sm">
          All RSVPs and changes, newest first. Times are those of the event,{" "}
          {zoneLabel(new Date(event.startsAt), event.timeZone)}. Choose a name to see what happened to one
          person.
        </p>
        {rsvpId && <PersonFilter name={list.items[0]?.who} onClear={() => follow(undefined)} />}
      </div>
      {list.isPending ? (
        <RowsSkeleton />
      ) : list.isError && days.length === 0 ? (
        <GuestsFailed error={list.error} onRetry={() => list.refetch()} />
      ) : days.length === 0 ? (
        <NothingHappened />
      ) : (
        <div>
          <div className="grid gap-6" aria-busy={list.isPlaceholderData}>
            {days.map((day) => (
              <ActivityDay
                key={day.on}
                day={day}
                now={now}
                timeZone={event.timeZone}
                onPerson={rsvpId ? undefined : follow}
              />
            ))}
          </div>
          <LoadMore
            one="entry"
            many="entries"
            shown={list.items.length}
            hasMore={list.hasNextPage}
            pending={list.isFetchingNextPage}
            onLoad={() => list.fetchNextPage()}
          />
        </div>
      )}
    </div>
  );
}

function NothingHappened() {
  return (
    <EmptyState
      icon={<History />}
      level="h3"
      title="Nothing has happened yet"
      description="Every RSVP, cancellation, promotion and change of the rules is written down here, and stays."
    />
  );
}
