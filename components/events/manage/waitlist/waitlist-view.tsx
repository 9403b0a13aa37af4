"use client";

import { ListOrdered } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import { partyRuleSentence } from "@/server/domains/rsvps/policy";
import type { GuestPage } from "../guests/use-guest-list";
import { useManaged } from "../manage-context";
import { useWaitlist, type WaitlistPage } from "./use-waitlist";
import { WaitlistPanel } from "./waitlist-panel";
import { promotionText } from "./waitlist-texts";

/** The waitlist: who is next, who fits, and what the host can do. */
export function WaitlistView({ first, offers }: { first: WaitlistPage; offers: GuestPage }) {
  const { event } = useManaged();
  const { queue, terms, hasNextPage, isFetchingNextPage, fetchNextPage } = useWaitlist(first);
  return (
    <div>
      <h2 className="sr-only">Waitlist</h2>
      <WaitlistPanel
        queue={queue}
        offers={offers}
        terms={terms}
        rule={`${partyRuleSentence(terms.partyRule, terms.passOversMax)} ${promotionText(event)}`}
        hasMore={hasNextPage}
        loadingMore={isFetchingNextPage}
        onLoadMore={() => fetchNextPage()}
        empty={<NobodyWaits enabled={event.waitlistEnabled} />}
      />
    </div>
  );
}

function NobodyWaits({ enabled }: { enabled: boolean }) {
  return (
    <EmptyState
      icon={<ListOrdered />}
      title="No one is waiting"
      description={
        enabled
          ? "When every seat is taken, the next people join the waitlist and appear here, in order."
          : "This event keeps no waitlist. You can turn it on in the settings."
      }
    />
  );
}
