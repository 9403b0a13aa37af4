"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { plural } from "@/lib/plural";
import type { EventStatus } from "@/server/domains/events/schema";
import type { ClaimLinkOut } from "@/server/domains/rsvps/claim-links.schema";
import { useManaged } from "../manage-context";
import { ClaimLinkRow } from "./claim-link-row";
import { OpenClaimDialog } from "./open-claim-dialog";

const NONE_KEPT: Record<EventStatus, string> = {
  draft: "Publish the event first; then you can reserve seats for groups.",
  published: "No seats are reserved. Hold seats for a choir, team or class.",
  cancelled: "The event was cancelled, so no seats can be reserved.",
  ended: "The event is over. No seats were reserved.",
};

/** Seats kept for groups: each link with who claimed, until it ends. */
export function ClaimLinks({ first }: { first: { items: ClaimLinkOut[] } }) {
  const trpc = useTRPC();
  const { event } = useManaged();
  const [isOpening, setIsOpening] = useState(false);
  const [ending, setEnding] = useState<ClaimLinkOut | null>(null);
  const links = useQuery(trpc.claims.list.queryOptions({ eventId: event.id }, { initialData: first }));
  const end = useEndLink();
  const isOver = event.status !== "published";
  return (
    <Card>
      <CardHeader
        title="Reservation links"
        className="max-sm:flex-col"
        description="Reserve seats for a group. Its members claim them with the link; seats left at the deadline go to the waitlist."
        actions={
          <Button variant="secondary" disabled={isOver} onClick={() => setIsOpening(true)}>
            <Plus aria-hidden="true" />
            Reserve seats
          </Button>
        }
      />
      {links.data.items.length === 0 ? (
        <p className="mt-5 rounded-control bg-sunken px-4 py-5 text-center text-muted text-sm">
          {NONE_KEPT[event.status]}
        </p>
      ) : (
        <ul aria-label="Reservation links" className="mt-4 divide-y divide-border">
          {links.data.items.map((link) => (
            <ClaimLinkRow key={link.id} link={link} onEnd={() => setEnding(link)} />
          ))}
        </ul>
      )}
      <OpenClaimDialog open={isOpening} onClose={() => setIsOpening(false)} />
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(open) => !open && setEnding(null)}
        title="End this link now?"
        description={`${ending?.unclaimedSeats ?? 0} unclaimed ${plural(ending?.unclaimedSeats ?? 0, "seat goes", "seats go")} to the waitlist right away. Guests who claimed a seat keep it.`}
        confirmLabel="End the link"
        cancelLabel="Keep it"
        onConfirm={() => {
          if (ending) end.mutate({ linkId: ending.id });
          setEnding(null);
        }}
      />
    </Card>
  );
}

function useEndLink() {
  const trpc = useTRPC();
  const client = useQueryClient();
  const { event, adoptSeats } = useManaged();
  return useMutation(
    trpc.claims.close.mutationOptions({
      onSuccess: ({ seats }) => {
        adoptSeats(seats);
        toast({ title: "The link has ended", tone: "success" });
      },
      onError: (error) => toast({ title: errorMessage(errorFacts(error)), tone: "danger" }),
      onSettled: () => client.invalidateQueries(trpc.claims.list.queryFilter({ eventId: event.id })),
    }),
  );
}
