"use client";

import { useMemo, useState } from "react";
import { ComposeMessage } from "@/components/messages/compose-message";
import { LoadMore } from "@/components/ui/load-more";
import type { GuestSort } from "@/server/domains/rsvps/guests.schema";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { needsAsking } from "../decline-text";
import { useManaged } from "../manage-context";
import { PeopleOverlays } from "../people-overlays";
import { usePeopleManagement } from "../use-people-management";
import { useStable } from "../use-stable";
import { BarDialog } from "./bar-dialog";
import type { Filters } from "./filters";
import type { GuestRowActions } from "./guest-actions";
import { GuestSelection } from "./guest-selection";
import { GuestsTable } from "./guests-table";

type GuestsPanelProps = {
  guests: GuestOut[];
  filters: Filters;
  onSort: (sort: GuestSort) => void;
  hasMore: boolean;
  loadingMore: boolean;
  onLoadMore: () => void;
};

/** The guest list with its actions for one guest and for the selection. */
export function GuestsPanel({ guests, hasMore, loadingMore, onLoadMore, ...order }: GuestsPanelProps) {
  const { seats } = useManaged();
  const management = usePeopleManagement();
  const [writingTo, setWritingTo] = useState<string[] | null>(null);
  const [barring, setBarring] = useState<GuestOut | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => guests.filter((guest) => chosen.has(guest.id)), [guests, chosen]);
  const after = (work: Promise<void>) => {
    setChosen(new Set());
    void work;
  };
  const decline = (people: GuestOut[]) =>
    needsAsking(people, seats) ? management.askToDecline(people) : after(management.declineAll(people));
  const actions = useStable<GuestRowActions>({
    onSelect: (id, on) => setChosen((known) => withMember(known, id, on)),
    onStory: management.setStoryOf,
    onApprove: (guest) => after(management.actOnAll("approve", [guest])),
    onDecline: (guest) => decline([guest]),
    onRemove: (guest) => management.askToRemove([guest]),
    onRestore: (guest) => after(management.restoreAll([guest])),
    onBar: setBarring,
    onUnbar: (guest) => after(management.setBarred(guest, false)),
  });
  return (
    <div>
      <GuestsTable
        guests={guests}
        chosen={chosen}
        onChosen={setChosen}
        pending={management.pending}
        actions={actions}
        {...order}
      />
      <GuestSelection
        selected={selected}
        onClear={() => setChosen(new Set())}
        onApprove={(people) => after(management.actOnAll("approve", people))}
        onRemove={management.askToRemove}
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
      <PeopleOverlays management={management} people={guests} onDone={() => setChosen(new Set())} />
      <ComposeMessage
        open={writingTo !== null}
        rsvpIds={writingTo ?? []}
        onClose={() => setWritingTo(null)}
      />
      <BarDialog
        guest={barring}
        onClose={() => setBarring(null)}
        onConfirm={(guest) => after(management.setBarred(guest, true))}
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
