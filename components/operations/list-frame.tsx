import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import { LoadMore } from "@/components/ui/load-more";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { RowsSkeleton } from "./rows-skeleton";

type List = {
  items: readonly unknown[];
  isPending: boolean;
  isError: boolean;
  error: unknown;
  isPlaceholderData: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  refetch: () => void;
  fetchNextPage: () => void;
};

type ListFrameProps = {
  list: List;
  /** What it is a list of: one of it, and several where that is not `one` with an "s". */
  one: string;
  many?: string;
  empty: ReactNode;
  children: ReactNode;
};

/** A list in whichever of its states it is: on its way, out of reach, empty, or there. */
export function ListFrame({ list, one, many, empty, children }: ListFrameProps) {
  if (list.isPending) return <RowsSkeleton />;
  if (list.isError && list.items.length === 0) {
    return (
      <ErrorState
        level="h3"
        description={errorMessage(errorFacts(list.error))}
        action={<Button onClick={() => list.refetch()}>Try again</Button>}
      />
    );
  }
  if (list.items.length === 0) return empty;
  return (
    <div aria-busy={list.isPlaceholderData}>
      {children}
      {(list.hasNextPage || list.items.length > 20) && (
        <LoadMore
          one={one}
          many={many}
          shown={list.items.length}
          hasMore={list.hasNextPage}
          pending={list.isFetchingNextPage}
          onLoad={() => list.fetchNextPage()}
        />
      )}
    </div>
  );
}
