"use client";

import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { CalendarHeart, History } from "lucide-react";
import { useTRPC, useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { isolate } from "@/lib/clean-text";
import { useChannel } from "@/lib/use-channel";
import type { MyRsvpItem } from "@/server/domains/rsvps/schema";
import { userChannel } from "@/server/realtime/channels";
import { statusAt } from "@/server/seats/availability";
import { useClock } from "../use-clock";
import { MyRsvpRow } from "./my-rsvp-row";
import { groupMyRsvps } from "./my-rsvp-words";

const PLACES_POLL_MS = 20_000;
type Page = { items: MyRsvpItem[]; nextCursor: string | null };
type MyRsvpsProps = {
  when: "upcoming" | "past";
  viewerId: string;
  firstPage: Page;
  /** An invitation waits above: an empty list needs no words then. */
  isInvited: boolean;
  renderedAt: string;
};

/** The viewer's RSVPs; statuses are live, places are refetched now and then. */
export function MyRsvps({ when, viewerId, firstPage, isInvited, renderedAt }: MyRsvpsProps) {
  const { pages, told, waiting } = useMyRsvps({ when, viewerId, firstPage });
  const clock = useClock(renderedAt, [
    ...told.slice(0, 5).flatMap(({ event }) => [event.startsAt, event.endsAt]),
    ...told.map(({ rsvp }) => (rsvp.status === "offered" ? rsvp.offerExpiresAt : null)),
  ]);
  const items = told.map((item) => itemAt(item, clock.now));
  if (items.length === 0) return isInvited ? null : <Nothing when={when} />;
  const groups = when === "upcoming" ? groupMyRsvps(items) : [{ key: "past", title: "Past", items }];
  return (
    <div className="space-y-8">
      {groups.map((group) => (
        <section key={group.key} aria-labelledby={`mine-${group.key}`}>
          <h2 id={`mine-${group.key}`} className="mb-3 text-base">
            {group.title}
          </h2>
          <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
            {group.items.map((item) => (
              <MyRsvpRow key={item.rsvp.id} item={item} clock={clock} />
            ))}
          </ul>
        </section>
      ))}
      {pages.isFetchNextPageError && (
        <ErrorState action={<Button onClick={() => pages.fetchNextPage()}>Try again</Button>} />
      )}
      {(pages.hasNextPage || items.length > 8) && (
        <LoadMore
          one="event"
          shown={items.length}
          hasMore={pages.hasNextPage}
          pending={pages.isFetchingNextPage}
          onLoad={() => pages.fetchNextPage()}
        />
      )}
      <p role="status" className="sr-only">
        {waiting
          .map(
            ({ event, rsvp }) =>
              `${isolate(event.title)}: place ${rsvp.position ?? "unknown"} on the waitlist.`,
          )
          .join(" ")}
      </p>
    </div>
  );
}

function useMyRsvps({ when, viewerId, firstPage }: Omit<MyRsvpsProps, "renderedAt" | "isInvited">) {
  const trpc = useTRPC();
  const ask = useTRPCClient();
  const client = useQueryClient();
  const queryKey = trpc.rsvps.listMine.infiniteQueryKey({ when });
  const pages = useInfiniteQuery({
    queryKey,
    // tRPC's own options would add a `direction` to the input, which refuses what it does not know.
    queryFn: ({ pageParam, signal }) =>
      ask.rsvps.listMine.query({ when, ...(pageParam && { cursor: pageParam }) }, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    initialData: { pages: [firstPage], pageParams: [null] },
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.items.some(isWaiting)) ? PLACES_POLL_MS : false,
  });
  const refetch = () => void client.invalidateQueries({ queryKey });
  useChannel(when === "upcoming" ? userChannel(viewerId) : null, {
    "rsvp.changed": refetch,
    onResync: refetch,
  });
  const told = pages.data.pages.flatMap((page) => page.items);
  return { pages, told, waiting: told.filter(isWaiting) };
}

/** As it is at this moment: an offer past its end is over, even if the server has not said so yet. */
function itemAt(item: MyRsvpItem, now: Date): MyRsvpItem {
  const { offerExpiresAt } = item.rsvp;
  const ends = offerExpiresAt === null ? null : new Date(offerExpiresAt);
  const status = statusAt({ status: item.rsvp.status, offerExpiresAt: ends }, now);
  return { ...item, rsvp: { ...item.rsvp, status } };
}

function isWaiting({ rsvp, event }: MyRsvpItem): boolean {
  return rsvp.status === "waitlisted" && event.status === "published";
}

function Nothing({ when }: { when: "upcoming" | "past" }) {
  if (when === "past") {
    return (
      <EmptyState
        icon={<History />}
        title="Nothing here yet"
        description="Events you RSVPed to move here once they're over."
      />
    );
  }
  return (
    <EmptyState
      icon={<CalendarHeart />}
      title="You have no plans yet"
      description="When you RSVP, the event, your place on the waitlist and what comes next appear here."
      action={<ButtonLink href="/events">Browse events</ButtonLink>}
    />
  );
}
