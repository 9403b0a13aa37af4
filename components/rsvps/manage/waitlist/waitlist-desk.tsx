"use client";

import { ArrowUp, UserX } from "lucide-react";
import { useMemo, useState } from "react";
import { Button } from "@/components/ui/button";
import { LoadMore } from "@/components/ui/load-more";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { DeclineDialog } from "../decline-dialog";
import { useManaged } from "../manage-context";
import { ReportDialog } from "../report-dialog";
import { SelectionBar } from "../selection-bar";
import { StorySheet } from "../story-sheet";
import { useModeration } from "../use-moderation";
import { useStable } from "../use-stable";
import { PromoteNext } from "./promote-next";
import type { LinePage } from "./use-line";
import { type WaiterActions, WaiterRow } from "./waiter-row";
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
  const { seats } = useManaged();
  const moderation = useModeration();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [storyOf, setStoryOf] = useState<GuestOut | null>(null);
  const [asked, setAsked] = useState<GuestOut[] | null>(null);
  const selected = useMemo(() => line.filter((guest) => chosen.has(guest.id)), [line, chosen]);
  const promote = (people: GuestOut[] | number) => {
    setChosen(new Set());
    void moderation.promoteAll(people, line);
  };
  const actions = useStable<WaiterActions>({
    onSelect: (id, on) => setChosen((known) => withMember(known, id, on)),
    onStory: setStoryOf,
    onPromote: (guest) => promote([guest]),
    onDecline: (guest) => setAsked([guest]),
  });
  return (
    <div>
      <PromoteNext line={line} length={terms.length} rule={rule} onPromote={promote} />
      <WaitlistTable
        all={selected.length === line.length}
        some={selected.length > 0 && selected.length < line.length}
        onAll={(on) => setChosen(new Set(on ? line.map((guest) => guest.id) : []))}
      >
        {line.map((guest) => (
          <WaiterRow
            key={guest.id}
            guest={guest}
            capacity={seats.capacity}
            seatsLeft={seats.seatsLeft}
            partyRule={terms.partyRule}
            passOversMax={terms.passOversMax}
            selected={chosen.has(guest.id)}
            pending={moderation.pending.has(guest.id)}
            actions={actions}
          />
        ))}
      </WaitlistTable>
      <SelectionBar count={selected.length} onClear={() => setChosen(new Set())}>
        <Button size="sm" onClick={() => promote(selected)}>
          <ArrowUp aria-hidden="true" />
          Promote
        </Button>
        <Button size="sm" variant="danger-ghost" onClick={() => setAsked(selected)}>
          <UserX aria-hidden="true" />
          Decline
        </Button>
      </SelectionBar>
      <LoadMore
        noun="parties"
        shown={line.length}
        total={Math.max(terms.length, line.length)}
        hasMore={hasMore}
        pending={loadingMore}
        onLoad={onLoadMore}
      />
      <StorySheet guest={storyOf} onClose={() => setStoryOf(null)} />
      <DeclineDialog
        people={asked}
        onClose={() => setAsked(null)}
        onConfirm={(people) => {
          setChosen(new Set());
          void moderation.declineAll(people);
        }}
      />
      <ReportDialog report={moderation.report} onClose={moderation.closeReport} />
    </div>
  );
}

function withMember(known: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(known);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}
