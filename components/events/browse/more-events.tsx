"use client";

import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import { EventGrid, EventGridSkeleton } from "../event-grid";
import { browsePath, type Filters } from "./filters";
import { type ListQuery, type NextPages, useNextPages } from "./use-next-pages";

type MoreEventsProps = {
  filters: Filters;
  query: ListQuery;
  /** Where the first page ended. */
  cursor: string;
  /** How many the first page showed. */
  shown: number;
  now: Date;
};

/** The next pages of the list, below the first. */
export function MoreEvents({ filters, query, cursor, ...shown }: MoreEventsProps) {
  return <LaterPages pages={useNextPages(query, cursor)} href={browsePath(filters, cursor)} {...shown} />;
}

type LaterPagesProps = Pick<MoreEventsProps, "shown" | "now"> & {
  pages: NextPages;
  /** The address of the next page. */
  href: string;
};

/** The pages of a list of events after its first. Before any script has run it is a link to the next page. */
export function LaterPages({ pages, href, shown, now }: LaterPagesProps) {
  const { events, hasMore, isWanted, isLoading, error, load } = pages;
  const count = shown + events.length;
  return (
    <div className="mt-4 space-y-4 sm:mt-5 sm:space-y-5">
      {events.length > 0 && <EventGrid events={events} now={now} level="h2" />}
      {isLoading && <EventGridSkeleton count={3} />}
      <div className="flex flex-col items-center gap-3 py-6">
        <p role="status" className="text-muted text-sm tabular-nums">
          {counted(count, "event")}
        </p>
        {error && (
          <p role="alert" className="text-danger text-sm">
            {errorMessage(error)}
          </p>
        )}
        {hasMore && isWanted && (
          <Button variant="secondary" pending={isLoading} onClick={load}>
            {error ? "Try again" : "Show more events"}
          </Button>
        )}
        {hasMore && !isWanted && <FirstMore href={href} onLoad={load} />}
      </div>
    </div>
  );
}

function FirstMore({ href, onLoad }: { href: string; onLoad: () => void }) {
  return (
    <a
      href={href}
      className={buttonStyles({ variant: "secondary" })}
      onClick={(click) => {
        click.preventDefault();
        onLoad();
      }}
    >
      Show more events
    </a>
  );
}
