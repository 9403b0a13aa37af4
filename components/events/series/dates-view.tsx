"use client";

import { useQuery } from "@tanstack/react-query";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPC } from "@/components/providers/trpc";
import { Card, CardHeader } from "@/components/ui/card";
import type { Series } from "@/server/domains/events/series/schema";
import { DatesList } from "./dates-list";
import { FollowingCard } from "./following-card";
import { RepeatForm } from "./repeat-form";

/** The dates of the series that an event is part of, and what can be done with them together. */
export function DatesView({ initial }: { initial: Series }) {
  const trpc = useTRPC();
  const { event } = useManaged();
  const query = useQuery(trpc.series.get.queryOptions({ eventId: event.id }, { initialData: initial }));
  const { series, items } = query.data;
  const isCancelled = event.status === "cancelled";
  const hasLater = items.some((date) => date.startsAt > event.startsAt);
  return (
    <div className="grid max-w-prose gap-6">
      {series && <DatesList dates={items} eventId={event.id} frequency={series.frequency} />}
      {!isCancelled && (
        <Card>
          <CardHeader
            title={series ? "Add more dates" : "Repeat this event"}
            description="Each date is an event of its own, with its own seats, guests and waitlist."
          />
          <RepeatForm dates={items} />
        </Card>
      )}
      {hasLater && <FollowingCard />}
    </div>
  );
}
