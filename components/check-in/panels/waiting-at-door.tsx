"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { counted } from "@/lib/plural";
import type { DoorState } from "../door-state";
import { rowAt } from "../offline/local-list";

type WaitingAtDoorProps = { state: DoorState; onGiveAway: () => Promise<number> };

/** People of the waitlist who are here, and the seats of guests who are not. */
export function WaitingAtDoor({ state, onGiveAway }: WaitingAtDoorProps) {
  const { list, sessionId, isOnline } = state;
  const [isPending, setIsPending] = useState(false);
  const waiting = (list?.guests ?? [])
    .flatMap((guest) => {
      const row = rowAt(guest, sessionId);
      return row?.status === "waitlisted" && row.onSiteAt !== null ? [{ guest, row, at: row.onSiteAt }] : [];
    })
    .sort((one, other) => one.at.localeCompare(other.at));
  const giveAway = async () => {
    setIsPending(true);
    try {
      const served = await onGiveAway();
      toast(
        served > 0
          ? {
              tone: "success",
              title: `${counted(served, "guest")} got a seat`,
              description: "Scan them to check them in.",
            }
          : {
              title: "No seats to give away yet",
              description: "Unclaimed seats are given away from the time the host set.",
            },
      );
    } catch (error) {
      toast({ tone: "danger", title: errorMessage(errorFacts(error)) });
    } finally {
      setIsPending(false);
    }
  };
  if (waiting.length === 0) {
    return (
      <p className="text-muted text-sm">
        No one is waiting. Scan the ticket of a person on the waitlist to note that they're here.
      </p>
    );
  }
  return (
    <div className="space-y-3">
      <ol aria-label="Waiting at the door" className="list-inside list-decimal space-y-1 text-sm">
        {waiting.map(({ guest, row }) => (
          <li key={guest.rsvpId}>
            <bdi>{guest.name}</bdi>
            {row.partySize > 1 && ` (${row.partySize})`}
          </li>
        ))}
      </ol>
      <Button variant="secondary" pending={isPending} disabled={!isOnline} onClick={giveAway}>
        Give away unclaimed seats
      </Button>
    </div>
  );
}
