"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { useTRPCClient } from "@/components/providers/trpc";
import { Badge } from "@/components/ui/badge";
import { LoadMore } from "@/components/ui/load-more";
import { Skeleton } from "@/components/ui/skeleton";
import { counted } from "@/lib/plural";
import type { FeedbackEntry } from "@/server/domains/feedback/schema";

export type FeedbackPage = { items: FeedbackEntry[]; nextCursor: string | null };

type Scope = { eventId: string } | { sessionId: string };

/** What guests said about the event or a session, page by page. */
export function FeedbackEntries({ scope, first }: { scope: Scope; first?: FeedbackPage }) {
  const client = useTRPCClient();
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ["feedback", scope],
    queryFn: ({ pageParam }): Promise<FeedbackPage> => {
      const page = pageParam === null ? {} : { cursor: pageParam };
      return "eventId" in scope
        ? client.feedback.list.query({ ...scope, ...page })
        : client.feedback.listOfSession.query({ ...scope, ...page });
    },
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
    ...(first && { initialData: { pages: [first], pageParams: [null] } }),
  });
  if (!data) return <Skeleton className="h-24" />;
  const items = data.pages.flatMap((page) => page.items);
  return (
    <div>
      <ul aria-label="Feedback" className="divide-y divide-border">
        {items.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
      <LoadMore
        one="entry"
        many="entries"
        shown={items.length}
        hasMore={hasNextPage}
        pending={isFetchingNextPage}
        onLoad={() => void fetchNextPage()}
      />
    </div>
  );
}

function Entry({ entry: { stars, comment, person, day } }: { entry: FeedbackEntry }) {
  return (
    <li className="space-y-1 py-4 text-sm">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span role="img" aria-label={counted(stars, "star")} className="text-accent-text">
          {"★".repeat(stars)}
          <span className="text-border-control">{"★".repeat(5 - stars)}</span>
        </span>
        {person === null ? (
          <Badge>Anonymous</Badge>
        ) : (
          <span className="font-medium">
            <bdi>{person.name}</bdi>
          </span>
        )}
        <time dateTime={day} className="text-muted">
          {day}
        </time>
      </p>
      {comment && (
        <p dir="auto" className="whitespace-pre-line break-words">
          {comment}
        </p>
      )}
    </li>
  );
}
