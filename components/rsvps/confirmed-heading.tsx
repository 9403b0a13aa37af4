"use client";

import { Check } from "lucide-react";
import { Late } from "./late";
import { celebration } from "./late-parts";
import type { RsvpOut } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";
import { partyWords } from "./rsvp-words";
import { StatusHeading } from "./status-heading";

/** "You're in": the words that people wait for. */
export function ConfirmedHeading({ rsvp }: { rsvp: RsvpOut }) {
  const { arrival, event, now } = useRsvp();
  const over = now >= new Date(event.endsAt);
  const called = event.status === "cancelled";
  if (over || called) {
    return (
      <StatusHeading
        tone="neutral"
        icon={<Check />}
        title={over && !called ? "You were in" : "You had a seat"}
      >
        <p>{partyWords(rsvp.guests)}.</p>
      </StatusHeading>
    );
  }
  return (
    <StatusHeading
      tone="success"
      icon={
        <>
          <Check strokeWidth={2.5} />
          {arrival && <Late part={celebration} props={{}} />}
        </>
      }
      title="You're in"
    >
      <p>
        {arrival === "promoted" && (
          <span className="font-medium text-success">A seat came free and went to you. </span>
        )}
        {partyWords(rsvp.guests)}. See you there!
      </p>
    </StatusHeading>
  );
}
