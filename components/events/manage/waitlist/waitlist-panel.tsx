"use client";

import { type ReactNode, useMemo, useState } from "react";
import { ComposeMessage } from "@/components/messages/compose-message";
import { LoadMore } from "@/components/ui/load-more";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import type { GuestPage } from "../guests/use-guest-list";
import { PeopleOverlays } from "../people-overlays";
import { usePeopleManagement } from "../use-people-management";
import { useStable } from "../use-stable";
import { OpenOffers } from "./open-offers";
import { PromoteNext } from "./promote-next";
import type { WaitlistPage } from "./use-waitlist";
import type { WaiterActions } from "./waiter-row";
import { WaitlistSelection } from "./waitlist-selection";
import { WaitlistTable } from "./waitlist-table";

type WaitlistPanelProps = {
  queue: GuestOut[];
  /** Who had been offered a seat when the page was made. */
  offers: GuestPage;
  terms: WaitlistPage;
  /** How the waitlist works, in words. */
  rule: string;
  hasMore: boolean;
  loadingMore: boolean;
  onLoadMore: () => void;
  /** Shown where the waitlist is empty. */
  empty: ReactNode;
};

/** The waitlist with its actions for one guest, for the selection, and for the next few. */
export function WaitlistPanel({ queue, offers, terms, rule, empty, ...more }: WaitlistPanelProps) {
  const management = usePeopleManagement();
  const [writingTo, setWritingTo] = useState<string[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(() => queue.filter((guest) => chosen.has(guest.id)), [queue, chosen]);
  const promote = (people: GuestOut[] | number) => {
    setChosen(new Set());
    void management.promoteAll(people, queue);
  };
  const actions = useStable<WaiterActions>({
    onSelect: (id, on) => setChosen((known) => withMember(known, id, on)),
    onStory: management.setStoryOf,
    onPromote: (guest) => promote([guest]),
    onDecline: (guest) => management.askToDecline([guest]),
    onPriority: management.prioritize,
  });
  return (
    <div>
      <OpenOffers first={offers} management={management} />
      {queue.length === 0 ? (
        empty
      ) : (
        <>
          <PromoteNext
            queue={queue}
            length={terms.length}
            rule={rule}
            onPromote={promote}
            onUntilFull={() => void management.promoteUntilFull(queue)}
          />
          <WaitlistTable
            queue={queue}
            terms={terms}
            chosen={chosen}
            onChosen={setChosen}
            pending={management.pending}
            actions={actions}
          />
          <WaitlistEnd shown={queue.length} length={terms.length} {...more} />
        </>
      )}
      <WaitlistSelection
        selected={selected}
        onClear={() => setChosen(new Set())}
        onPromote={promote}
        onDecline={management.askToDecline}
        onRemove={management.askToRemove}
        onMessage={(people) => setWritingTo(people.map((guest) => guest.id))}
      />
      <PeopleOverlays management={management} people={queue} onDone={() => setChosen(new Set())} />
      <ComposeMessage
        open={writingTo !== null}
        rsvpIds={writingTo ?? []}
        onClose={() => setWritingTo(null)}
      />
    </div>
  );
}

type WaitlistEndProps = Pick<WaitlistPanelProps, "hasMore" | "loadingMore" | "onLoadMore"> & {
  shown: number;
  length: number;
};

function WaitlistEnd({ shown, length, hasMore, loadingMore, onLoadMore }: WaitlistEndProps) {
  return (
    <LoadMore
      one="group"
      many="groups"
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
