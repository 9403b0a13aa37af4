"use client";

import { ArrowUp, UserX } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { LoadMore } from "@/components/ui/load-more";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { PeopleOverlays } from "../people-overlays";
import { SelectionBar } from "../selection-bar";
import { usePeopleDesk } from "../use-people-desk";
import { useStable } from "../use-stable";
import { PromoteNext } from "./promote-next";
import type { LinePage } from "./use-line";
import type { WaiterActions } from "./waiter-row";
import { WaitlistTable } from "./waitlist-table";

type WaitlistDeskProps = {
  line: GuestOut[];
  terms: LinePage;
  /** How the line moves, in words. */
  rule: string;
  hasMore: boolean;
  loadingMore: boolean;
  onLoadMore: () => void;
};

/** The line itself, with what can be done to one, to some, and to the first few. */
export function WaitlistDesk({ line, terms, rule, hasMore, loadingMore, onLoadMore }: WaitlistDeskProps) {
  const desk = usePeopleDesk();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => line.filter((guest) => chosen.has(guest.id)), [line, chosen]);
  const promote = (people: GuestOut[] | number) => {
    setChosen(new Set());
    void desk.promoteAll(people, line);
  };
  const decline = (people: GuestOut[]) => {
    setChosen(new Set());
    void desk.declineAll(people);
  };
  const actions = useStable<WaiterActions>({
    onSelect: (id, on) => setChosen((known) => withMember(known, id, on)),
    onStory: desk.setStoryOf,
    onPromote: (guest) => promote([guest]),
    onDecline: (guest) => desk.setAsked([guest]),
  });
  return (
    <div>
      <PromoteNext line={line} length={terms.length} rule={rule} onPromote={promote} />
      <WaitlistTable
        line={line}
        terms={terms}
        chosen={chosen}
        onChosen={setChosen}
        pending={desk.pending}
        actions={actions}
      />
      <LineSelection
        selected={selected}
        onClear={() => setChosen(new Set())}
        onPromote={promote}
        onDecline={desk.setAsked}
      />
      <LoadMore
        noun="parties"
        shown={line.length}
        total={Math.max(terms.length, line.length)}
        hasMore={hasMore}
        pending={loadingMore}
        onLoad={onLoadMore}
      />
      <PeopleOverlays desk={desk} people={line} onDecline={decline} />
    </div>
  );
}

type LineSelectionProps = {
  selected: GuestOut[];
  onClear: () => void;
  onPromote: (people: GuestOut[]) => void;
  onDecline: (people: GuestOut[]) => void;
};

function LineSelection({ selected, onClear, onPromote, onDecline }: LineSelectionProps) {
  return (
    <SelectionBar count={selected.length} onClear={onClear}>
      <Button size="sm" onClick={() => onPromote(selected)}>
        <ArrowUp aria-hidden="true" />
        Promote
      </Button>
      <Button size="sm" variant="danger-ghost" onClick={() => onDecline(selected)}>
        <UserX aria-hidden="true" />
        Decline
      </Button>
    </SelectionBar>
  );
}

function withMember(known: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(known);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}
