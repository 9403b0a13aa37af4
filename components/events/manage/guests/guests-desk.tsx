"use client";

import { useMemo, useState } from "react";
import { ComposeMessage } from "@/components/messages/compose-message";
import { LoadMore } from "@/components/ui/load-more";
import type { GuestSort } from "@/server/domains/rsvps/guests.schema";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { needsAsking } from "../decline-text";
import { useManaged } from "../manage-context";
import { PeopleOverlays } from "../people-overlays";
import { usePeopleDesk } from "../use-people-desk";
import { useStable } from "../use-stable";
import { BarDialog } from "./bar-dialog";
import type { Filters } from "./filters";
import type { GuestRowActions } from "./guest-actions";
import { GuestSelection } from "./guest-selection";
import { GuestsTable } from "./guests-table";

type GuestsDeskProps = {
  guests: GuestOut[];
  filters: Filters;
  onSort: (sort: GuestSort) => void;
  hasMore: boolean;
  loadingMore: boolean;
  onLoadMore: () => void;
};

/** The list with what can be done to one and to those who are selected. */
export function GuestsDesk({ guests, hasMore, loadingMore, onLoadMore, ...order }: GuestsDeskProps) {
  const { seats } = useManaged();
  const desk = usePeopleDesk();
  const [writingTo, setWritingTo] = useState<string[] | null>(null);
  const [barring, setBarring] = useState<GuestOut | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => guests.filter((guest) => chosen.has(guest.id)), [guests, chosen]);
  const after = (work: Promise<void>) => {
    setChosen(new Set());
    void work;
  };
  const decline = (people: GuestOut[]) =>
    needsAsking(people, seats) ? desk.askToDecline(people) : after(desk.declineAll(people));
  const actions = useStable<GuestRowActions>({
    onSelect: (id, on) => setChosen((known) => withMember(known, id, on)),
    onStory: desk.setStoryOf,
    onApprove: (guest) => after(desk.actOnAll("approve", [guest])),
    onDecline: (guest) => decline([guest]),
    onRemove: (guest) => desk.askToRemove([guest]),
    onRestore: (guest) => after(desk.restoreAll([guest])),
    onBar: setBarring,
    onUnbar: (guest) => after(desk.setBarred(guest, false)),
  });
  return (
    <div>
      <GuestsTable
        guests={guests}
        chosen={chosen}
        onChosen={setChosen}
        pending={desk.pending}
        actions={actions}
        {...order}
      />
      <GuestSelection
        selected={selected}
        onClear={() => setChosen(new Set())}
        onApprove={(people) => after(desk.actOnAll("approve", people))}
        onRemove={desk.askToRemove}
        onDecline={decline}
        onMessage={(people) => setWritingTo(people.map((guest) => guest.id))}
      />
      <LoadMore
        one="person"
        many="people"
        shown={guests.length}
        hasMore={hasMore}
        pending={loadingMore}
        onLoad={onLoadMore}
      />
      <PeopleOverlays desk={desk} people={guests} onDone={() => setChosen(new Set())} />
      <ComposeMessage
        open={writingTo !== null}
        rsvpIds={writingTo ?? []}
        onClose={() => setWritingTo(null)}
      />
      <BarDialog
        guest={barring}
        onClose={() => setBarring(null)}
        onConfirm={(guest) => after(desk.setBarred(guest, true))}
      />
    </div>
  );
}

function withMember(known: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(known);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}
