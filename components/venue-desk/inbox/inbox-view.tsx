"use client";

import { ArrowUp, Inbox } from "lucide-react";
import { useRef } from "react";
import { useNow } from "@/components/events/manage/use-now";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { ViewTabs } from "@/components/ui/view-tabs";
import { counted } from "@/lib/plural";
import type { InboxState } from "@/server/domains/rfps/desk.schema";
import { deskPages, inboxStates } from "../desk-pages";
import { RequestRow } from "./request-row";
import { type InboxProps, useInbox } from "./use-inbox";
import { VenueFilter } from "./venue-filter";

export type InboxVenue = { id: string; slug: string; name: string };

type InboxViewProps = InboxProps & { orgSlug: string; venues: readonly InboxVenue[] };

const tabLabels: Record<InboxState, string> = { open: "To answer", answered: "Answered", ended: "Ended" };

/** The requests made to an organization's venues; live. */
export function InboxView({ orgSlug, venues, ...asked }: InboxViewProps) {
  const inbox = useInbox(asked);
  const now = useNow(new Date(asked.renderedAt));
  const list = useRef<HTMLDivElement>(null);
  const pages = deskPages(orgSlug);
  const venue = venues.find(({ id }) => id === asked.venueId) ?? null;
  const show = () => {
    inbox.unfold();
    // The button is about to go, and the focus with it.
    list.current?.focus({ preventScroll: true });
  };
  const tabs = inboxStates.map((view) => ({
    view,
    href: pages.inbox(view, venue?.slug),
    label: tabLabels[view],
    count: inbox.counts[view],
  }));
  return (
    <div ref={list} tabIndex={-1} className="space-y-5 outline-none">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <h2 className="text-xl">Inbox</h2>
        {venues.length > 1 && (
          <VenueFilter orgSlug={orgSlug} state={asked.state} venues={venues} current={venue} />
        )}
      </div>
      <ViewTabs label="Which requests" tabs={tabs} current={asked.state} prefetch={false} />
      <Arrivals count={inbox.waiting} onShow={show} />
      {inbox.items.length === 0 ? (
        <Nothing state={asked.state} venuesPath={venues.length === 0 ? pages.newVenue : null} />
      ) : (
        <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
          {inbox.items.map(({ request, hasMoved }) => (
            <RequestRow
              key={request.id}
              request={request}
              hasMoved={hasMoved}
              href={pages.request(request.id)}
              venue={venues.length > 1 ? (venues.find(({ id }) => id === request.venueId) ?? null) : null}
              now={now}
            />
          ))}
        </ul>
      )}
      {inbox.isFetchNextPageError && (
        <ErrorState action={<Button onClick={() => inbox.fetchNextPage()}>Try again</Button>} />
      )}
      {inbox.items.length > 0 && (
        <LoadMore
          one="request"
          shown={inbox.items.length}
          hasMore={inbox.hasNextPage}
          pending={inbox.isFetchingNextPage}
          onLoad={() => inbox.fetchNextPage()}
        />
      )}
    </div>
  );
}

/** Says over the list how many are new, and shows them when asked. */
function Arrivals({ count, onShow }: { count: number; onShow: () => void }) {
  return (
    <div role="status" className="sticky top-17 z-10 mb-0 grid h-0 justify-items-center">
      {count > 0 && (
        <Button size="sm" className="animate-rise rounded-full! shadow-overlay" onClick={onShow}>
          <ArrowUp aria-hidden="true" />
          {counted(count, "new request")}
        </Button>
      )}
    </div>
  );
}

const nothing: Record<InboxState, { title: string; description: string }> = {
  open: {
    title: "Nothing to answer",
    description: "When an organizer asks one of your venues, the request appears here right away.",
  },
  answered: {
    title: "No answers waiting",
    description: "Requests that you answered stay here until the organizer decides.",
  },
  ended: {
    title: "Nothing has ended yet",
    description: "Requests that were awarded, closed or missed are kept here.",
  },
};

function Nothing({ state, venuesPath }: { state: InboxState; venuesPath: string | null }) {
  if (venuesPath)
    return (
      <EmptyState
        icon={<Inbox />}
        title="Start with a venue"
        description="Add your venue and list it. Organizers can then find it and send you requests."
        action={<ButtonLink href={venuesPath}>Add a venue</ButtonLink>}
      />
    );
  return <EmptyState icon={<Inbox />} {...nothing[state]} />;
}
