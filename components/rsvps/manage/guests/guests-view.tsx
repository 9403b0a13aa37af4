"use client";

import type { RowSelectionState } from "@tanstack/react-table";
import { UserX } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { LoadMore } from "@/components/ui/load-more";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { needsAsking } from "../decline-text";
import { useManaged } from "../manage-context";
import { PeopleOverlays } from "../people-overlays";
import { RowsSkeleton } from "../rows-skeleton";
import { SelectionBar } from "../selection-bar";
import { usePeopleDesk } from "../use-people-desk";
import { useStable } from "../use-stable";
import type { Filters } from "./filters";
import type { GuestRowActions } from "./guest-row";
import { GuestsEmpty } from "./guests-empty";
import { GuestsFailed } from "./guests-failed";
import { GuestsTable } from "./guests-table";
import { GuestsToolbar } from "./guests-toolbar";
import { useFilters } from "./use-filters";
import { type GuestPage, useGuestList } from "./use-guest-list";

type GuestsViewProps = { first: GuestPage; firstFilters: Filters };

/** Everyone who answered: found, looked into, declined and brought back here. */
export function GuestsView({ first, firstFilters }: GuestsViewProps) {
  const { filters, typed, setTyped, setStatus, clear } = useFilters();
  const list = useGuestList(filters, { page: first, filters: firstFilters });
  return (
    <div className="grid gap-4">
      <h2 className="sr-only">Guests</h2>
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
        <Guests
          guests={list.guests}
          hasMore={list.hasNextPage}
          loadingMore={list.isFetchingNextPage}
          onLoadMore={() => list.fetchNextPage()}
        />
      )}
    </div>
  );
}

type GuestsProps = { guests: GuestOut[]; hasMore: boolean; loadingMore: boolean; onLoadMore: () => void };

function Guests({ guests, hasMore, loadingMore, onLoadMore }: GuestsProps) {
  const { seats } = useManaged();
  const desk = usePeopleDesk();
  const [selection, setSelection] = useState<RowSelectionState>({});
  const selected = useMemo(() => guests.filter((guest) => selection[guest.id]), [guests, selection]);
  const declineNow = (people: GuestOut[]) => {
    setSelection({});
    void desk.declineAll(people);
  };
  const decline = (people: GuestOut[]) =>
    needsAsking(people, seats) ? desk.setAsked(people) : declineNow(people);
  const actions = useStable<GuestRowActions>({
    onSelect: (id, on) => setSelection((known) => ({ ...known, [id]: on })),
    onStory: desk.setStoryOf,
    onDecline: (guest) => decline([guest]),
    onRestore: (guest) => void desk.restoreAll([guest]),
  });
  return (
    <div>
      <GuestsTable
        guests={guests}
        complete={!hasMore}
        selection={selection}
        onSelection={setSelection}
        pending={desk.pending}
        actions={actions}
      />
      <SelectionBar count={selected.length} onClear={() => setSelection({})}>
        <Button size="sm" variant="danger" onClick={() => decline(selected)}>
          <UserX aria-hidden="true" />
          Decline
        </Button>
      </SelectionBar>
      <LoadMore
        noun="people"
        shown={guests.length}
        hasMore={hasMore}
        pending={loadingMore}
        onLoad={onLoadMore}
      />
      <PeopleOverlays desk={desk} people={guests} onDecline={declineNow} />
    </div>
  );
}
