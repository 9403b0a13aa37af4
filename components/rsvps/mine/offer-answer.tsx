"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { toast } from "@/components/ui/toast";
import { isolate } from "@/lib/clean-text";
import { formatDeadline } from "@/lib/deadline";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { MyRsvpItem } from "@/server/domains/rsvps/schema";
import { Countdown } from "../countdown";
import { useAwake } from "../use-awake";
import type { Clock } from "../use-clock";

/** Takes an offer from the list; to let it go, one opens the event, where it says what that means. */
export function OfferAnswer({ item: { rsvp, event }, clock }: { item: MyRsvpItem; clock: Clock }) {
  const trpc = useTRPC();
  const client = useQueryClient();
  const refetch = () => client.invalidateQueries({ queryKey: trpc.rsvps.listMine.pathKey() });
  const accept = useMutation(
    trpc.rsvps.accept.mutationOptions({
      onSuccess: () => {
        toast({ title: `You're in: ${isolate(event.title)}`, tone: "success" });
        return refetch();
      },
      onError: (error) => {
        toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
        return refetch();
      },
    }),
  );
  const awake = useAwake();
  const until = rsvp.offerExpiresAt;
  if (!until) return null;
  const at = new Date(until);
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 pt-2">
      <p className="text-sm">
        <span className="block font-semibold text-accent-text">
          <Countdown until={until} clock={clock} />
        </span>
        <span className="text-muted">
          Until <Time at={at}>{formatDeadline({ ...event, at, now: clock.now })}</Time>
        </span>
      </p>
      <Button
        inert={!awake}
        // The whole row is a link; this lies above it.
        className="relative z-10"
        pending={accept.isPending}
        onClick={() => accept.mutate({ rsvpId: rsvp.id })}
      >
        Accept
        <span className="sr-only">
          {" "}
          for <bdi>{event.title}</bdi>
        </span>
      </Button>
    </div>
  );
}
