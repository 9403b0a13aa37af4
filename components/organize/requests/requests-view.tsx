"use client";

import { ArrowUp, Plus, Send } from "lucide-react";
import { useRef } from "react";
import { useNow } from "@/components/events/manage/use-now";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { ViewTabs } from "@/components/ui/view-tabs";
import { counted } from "@/lib/plural";
import { newRequestPath } from "@/lib/sourcing-paths";
import { ACTIVE_MAX, type RfpStatus } from "@/server/domains/rfps/schema";
import { organizePages, requestStates } from "../organize-paths";
import { NextSteps, type NextStepsProps } from "./next-steps";
import { activeWords, RequestRow } from "./request-row";
import { type RequestsProps, useRequests } from "./use-requests";

type RequestsViewProps = RequestsProps & { orgSlug: string } & Pick<NextStepsProps, "sent" | "entries">;

const tabLabels: Record<RfpStatus, string> = {
  draft: "Drafts",
  sent: "Sent",
  awarded: "Awarded",
  closed: "Closed",
};

/** The requests that an organization sends to venues, by state; live. */
export function RequestsView({ orgSlug, sent, entries, ...asked }: RequestsViewProps) {
  const list = useRequests(asked);
  const now = useNow(new Date(asked.renderedAt));
  const box = useRef<HTMLDivElement>(null);
  const pages = organizePages(orgSlug);
  const show = () => {
    list.unfold();
    // The button is about to go, and the focus with it.
    box.current?.focus({ preventScroll: true });
  };
  const tabs = requestStates.map((view) => ({
    view,
    href: pages.requests(view),
    label: tabLabels[view],
    count: list.counts[view],
  }));
  return (
    <div ref={box} tabIndex={-1} className="space-y-5 outline-none">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h2 className="text-xl">Requests (RFPs)</h2>
          <p className="text-muted text-sm tabular-nums" role="status">
            {activeWords(list.counts.sent, ACTIVE_MAX)}
          </p>
        </div>
        <ButtonLink href={newRequestPath(orgSlug)}>
          <Plus aria-hidden="true" />
          New request
        </ButtonLink>
      </div>
      <NextSteps {...asked} orgSlug={orgSlug} sent={sent} entries={entries} now={now} />
      <ViewTabs label="Which requests" tabs={tabs} current={asked.state} prefetch={false} />
      <div role="status" className="sticky top-17 z-10 mb-0 grid h-0 justify-items-center">
        {list.waiting > 0 && (
          <Button size="sm" className="animate-rise rounded-full! shadow-overlay" onClick={show}>
            <ArrowUp aria-hidden="true" />
            {counted(list.waiting, "new request")}
          </Button>
        )}
      </div>
      {list.items.length === 0 ? (
        <EmptyState
          icon={<Send />}
          {...nothing[asked.state]}
          action={
            asked.state !== "closed" &&
            asked.state !== "awarded" && (
              <ButtonLink href={newRequestPath(orgSlug)}>Write a request</ButtonLink>
            )
          }
        />
      ) : (
        <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
          {list.items.map(({ request, hasMoved }) => (
            <RequestRow
              key={request.id}
              request={request}
              hasMoved={hasMoved}
              href={request.status === "draft" ? pages.edit(request.id) : pages.request(request.id)}
              now={now}
            />
          ))}
        </ul>
      )}
      {list.isFetchNextPageError && (
        <ErrorState action={<Button onClick={() => list.fetchNextPage()}>Try again</Button>} />
      )}
      {list.items.length > 0 && (
        <LoadMore
          one="request"
          shown={list.items.length}
          total={list.counts[asked.state]}
          hasMore={list.hasNextPage}
          pending={list.isFetchingNextPage}
          onLoad={() => list.fetchNextPage()}
        />
      )}
    </div>
  );
}

const nothing: Record<RfpStatus, { title: string; description: string }> = {
  draft: {
    title: "No drafts",
    description: "Describe your event once, choose venues, and ask them all together.",
  },
  sent: {
    title: "No active requests",
    description: "Send a request to several venues, then compare their answers here.",
  },
  awarded: { title: "Nothing awarded yet", description: "When you choose a venue, the request moves here." },
  closed: { title: "Nothing closed", description: "Requests that you end without an award are kept here." },
};
