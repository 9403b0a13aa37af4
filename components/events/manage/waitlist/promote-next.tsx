"use client";

import { ArrowUp } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { ButtonLink } from "@/components/ui/button-link";
import { Stepper } from "@/components/ui/stepper";
import { counted } from "@/lib/plural";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import { useManaged } from "../manage-context";
import { promoteVerbs, seatsFreeText } from "./waitlist-texts";

const PROMOTED_MAX = 200;

type PromoteNextProps = {
  queue: GuestOut[];
  length: number;
  rule: string;
  onPromote: (count: number) => void;
  onUntilFull: () => void;
};

/** Lets in the first few, as far as seats go, and says beforehand how many seats that takes. */
export function PromoteNext({ queue, length, rule, onPromote, onUntilFull }: PromoteNextProps) {
  const { event, path, seats } = useManaged();
  const verb = promoteVerbs(event.waitlistMode).next;
  const [wanted, setWanted] = useState(1);
  const max = Math.min(PROMOTED_MAX, Math.max(1, length));
  const count = Math.min(wanted, max);
  const needed = queue.slice(0, count).reduce((sum, guest) => sum + guest.seats, 0);
  const { seatsLeft } = seats;
  const isFull = seatsLeft === 0;
  return (
    <div className="mb-4 rounded-card border border-border bg-surface text-sm">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-3 p-3 pl-5">
        <p className="min-w-0 flex-1 basis-56">
          <span className="font-medium">{seatsFreeText(seatsLeft)}</span>
          <span className="block text-muted">
            {isFull
              ? "Raise the capacity to let people in, in their order."
              : `The next ${count === 1 ? "group needs" : counted(count, "group needs", "groups need")} ${counted(needed, "seat")}. A group that doesn't fit stays on the waitlist.`}
          </span>
        </p>
        {isFull ? (
          <ButtonLink href={`${path}/manage/settings`} variant="secondary" size="sm">
            Change capacity
          </ButtonLink>
        ) : (
          <div className="flex items-center gap-2">
            <Stepper noun="groups to promote" min={1} max={max} value={count} onValueChange={setWanted} />
            <Button onClick={() => onPromote(count)}>
              <ArrowUp aria-hidden="true" />
              {count === 1 ? verb : `${verb} ${count}`}
            </Button>
            <Button variant="secondary" onClick={onUntilFull}>
              Until full
            </Button>
          </div>
        )}
      </div>
      <p className="border-border border-t px-5 py-3 text-muted">
        <span className="font-medium text-text">How the waitlist works. </span>
        {rule}
      </p>
    </div>
  );
}
