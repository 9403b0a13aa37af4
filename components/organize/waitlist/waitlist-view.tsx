"use client";

import { ListOrdered } from "lucide-react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { ACTIVE_MAX } from "@/server/domains/holds/schema";
import { organizePages } from "../organize-paths";
import { ActiveEntry } from "./active-entry";
import { EndedEntry } from "./ended-entry";
import { activeEntriesWords } from "./entry-words";
import { useWaitlist, type WaitlistProps } from "./use-waitlist";

type WaitlistViewProps = WaitlistProps & { orgSlug: string; viewerTimeZone: string };

/** The waitlist entries of an organization: active ones with what happens next, and those that ended. */
export function WaitlistView({ orgSlug, viewerTimeZone, ...props }: WaitlistViewProps) {
  const { entries, ended, pages, clock, refetch } = useWaitlist(props);
  const shared = { orgSlug, organizationId: props.organizationId, timeZone: viewerTimeZone, clock };
  return (
    <div className="space-y-8">
      <section aria-labelledby="waitlist" className="space-y-4">
        <div>
          <h2 id="waitlist" className="text-xl">
            Waitlist
          </h2>
          <p role="status" className="text-muted text-sm tabular-nums">
            {activeEntriesWords(entries.length, ACTIVE_MAX)}
          </p>
        </div>
        {entries.length === 0 ? (
          <EmptyState
            icon={<ListOrdered />}
            title="You're not on a waitlist"
            level="h3"
            description="When a venue answers that it's unavailable, you can join its waitlist from the request. If it becomes available, it's held for you for 48 hours."
            action={
              <ButtonLink variant="secondary" href={organizePages(orgSlug).requests("sent")}>
                See requests
              </ButtonLink>
            }
          />
        ) : (
          <ul className="space-y-4">
            {entries.map((entry) => (
              <li key={entry.id} id={entry.id} className="scroll-mt-24">
                <ActiveEntry entry={entry} {...shared} onChanged={refetch} />
              </li>
            ))}
          </ul>
        )}
      </section>
      {ended.length > 0 && (
        <section aria-labelledby="ended" className="space-y-3">
          <h2 id="ended" className="text-lg">
            Ended
          </h2>
          <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
            {ended.map((entry) => (
              <li key={entry.id} id={entry.id} className="scroll-mt-24 px-4 py-3.5">
                <EndedEntry entry={entry} {...shared} />
              </li>
            ))}
          </ul>
          {pages.isFetchNextPageError && (
            <ErrorState
              level="h3"
              action={<Button onClick={() => pages.fetchNextPage()}>Try again</Button>}
            />
          )}
          <LoadMore
            one="ended entry"
            many="ended entries"
            shown={ended.length}
            hasMore={pages.hasNextPage}
            pending={pages.isFetchingNextPage}
            onLoad={() => pages.fetchNextPage()}
          />
        </section>
      )}
    </div>
  );
}
