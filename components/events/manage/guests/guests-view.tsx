"use client";

import { RowsSkeleton } from "../rows-skeleton";
import type { Filters } from "./filters";
import { GuestsEmpty } from "./guests-empty";
import { GuestsFailed } from "./guests-failed";
import { GuestsPanel } from "./guests-panel";
import { GuestsToolbar } from "./guests-toolbar";
import { RequestsBar } from "./requests-bar";
import { useFilters } from "./use-filters";
import { type GuestPage, useGuestList } from "./use-guest-list";

type GuestsViewProps = { first: GuestPage; firstFilters: Filters; requests: GuestPage };

/** Everyone who answered: found, looked into, let in, put out and brought back here. */
export function GuestsView({ first, firstFilters, requests }: GuestsViewProps) {
  const { filters, typed, setTyped, setStatus, toggleSort, clear } = useFilters();
  const list = useGuestList(filters, { page: first, filters: firstFilters });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <h2 className="sr-only">Guests</h2>
      {filters.status !== "pending" && <RequestsBar first={requests} onShow={() => setStatus("pending")} />}
      <GuestsToolbar
        typed={typed}
        onType={setTyped}
        status={filters.status}
        onStatus={setStatus}
        searching={list.isPlaceholderData}
      />
      {list.isPending ? (
        <RowsSkeleton />
      ) : list.isError && list.guests.length === 0 ? (
        <GuestsFailed error={list.error} onRetry={() => list.refetch()} />
      ) : list.guests.length === 0 ? (
        <GuestsEmpty filters={filters} onClear={clear} />
      ) : (
        <GuestsPanel
          guests={list.guests}
          filters={filters}
          onSort={toggleSort}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onLoadMore={() => list.fetchNextPage()}
        />
      )}
    </div>
  );
}
