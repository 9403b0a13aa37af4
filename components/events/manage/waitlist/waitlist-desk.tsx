"use client";

import { type ReactNode, useMemo, useState } from "react";
import { ComposeMessage } from "@/components/messages/compose-message";
import { LoadMore } from "@/components/ui/load-more";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import type { GuestPage } from "../guests/use-guest-list";
import { PeopleOverlays } from "../people-overlays";
import { usePeopleDesk } from "../use-people-desk";
import { useStable } from "../use-stable";
import { LineSelection } from "./line-selection";
import { OpenOffers } from "./open-offers";
import { PromoteNext } from "./promote-next";
import type { LinePage } from "./use-line";
import type { WaiterActions } from "./waiter-row";
import { WaitlistTable } from "./waitlist-table";

type WaitlistDeskProps = {
  line: GuestOut[];
  /** Who had been offered a seat when the page was made. */
  offers: GuestPage;
  terms: LinePage;
  /** How the waitlist works, in words. */
  rule: string;
  hasMore: boolean;
  loadingMore: boolean;
  onLoadMore: () => void;
  /** Stands in for the line where nobody waits. */
  empty: ReactNode;
};

/** The line itself, with what can be done to one, to some, and to the first few. */
export function WaitlistDesk({ line, offers, terms, rule, empty, ...more }: WaitlistDeskProps) {
  const desk = usePeopleDesk();
  const [writingTo, setWritingTo] = useState<string[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => line.filter((guest) => chosen.has(guest.id)), [line, chosen]);
  const promote = (people: GuestOut[] | number) => {
    setChosen(new Set());
    void desk.promoteAll(people, line);
  };
  const actions = useStable<WaiterActions>({
    onSelect: (id, on) => setChosen((known) => withMember(known, id, on)),
    onStory: desk.setStoryOf,
    onPromote: (guest) => promote([guest]),
    onDecline: (guest) => desk.askToDecline([guest]),
    onPriority: desk.prioritize,
  });
  return (
    <div>
      <OpenOffers first={offers} desk={desk} />
      {line.length === 0 ? (
        empty
      ) : (
        <>
          <PromoteNext
            line={line}
            length={terms.length}
            rule={rule}
            onPromote={promote}
            onUntilFull={() => void desk.promoteUntilFull(line)}
          />
          <WaitlistTable
            line={line}
            terms={terms}
            chosen={chosen}
            onChosen={setChosen}
            pending={desk.pending}
            actions={actions}
          />
          <LineEnd shown={line.length} length={terms.length} {...more} />
        </>
      )}
      <LineSelection
        selected={selected}
        onClear={() => setChosen(new Set())}
        onPromote={promote}
        onDecline={desk.askToDecline}
        onRemove={desk.askToRemove}
        onMessage={(people) => setWritingTo(people.map((guest) => guest.id))}
      />
      <PeopleOverlays desk={desk} people={line} onDone={() => setChosen(new Set())} />
      <ComposeMessage
        open={writingTo !== null}
        rsvpIds={writingTo ?? []}
        onClose={() => setWritingTo(null)}
      />
    </div>
  );
}

type LineEndProps = Pick<WaitlistDeskProps, "hasMore" | "loadingMore" | "onLoadMore"> & {
  shown: number;
  length: number;
};

function LineEnd({ shown, length, hasMore, loadingMore, onLoadMore }: LineEndProps) {
  return (
    <LoadMore
      one="party"
      many="parties"
      shown={shown}
      // Live changes reach the list and its length one after the other.
      total={Math.max(length, shown)}
      hasMore={hasMore}
      pending={loadingMore}
      onLoad={onLoadMore}
    />
  );
}

function withMember(known: ReadonlySet<string>, id: string, on: boolean): ReadonlySet<string> {
  const next = new Set(known);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}
