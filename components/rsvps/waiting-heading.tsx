"use client";

import { Hourglass } from "lucide-react";
import { plural } from "@/lib/plural";
import { partyRuleSentence } from "@/server/domains/rsvps/policy";
import { LinePicture } from "./line-picture";
import type { RsvpOut } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";
import { partyWords, placeDetail, placeTitle } from "./rsvp-words";
import { StatusHeading } from "./status-heading";

/** Where one stands in line, and how the line moves. */
export function WaitingHeading({ rsvp }: { rsvp: RsvpOut }) {
  const { seats, event, now } = useRsvp();
  if (now >= new Date(event.endsAt) || event.status === "cancelled") {
    return (
      <StatusHeading tone="neutral" icon={<Hourglass />} title="You were in line">
        <p>No seat came free for you this time.</p>
      </StatusHeading>
    );
  }
  if (rsvp.status === "offered") {
    return (
      <StatusHeading tone="accent" icon={<Hourglass />} title="A seat is kept for you">
        <p>{partyWords(rsvp.guests)}.</p>
      </StatusHeading>
    );
  }
  const party = `${partyWords(rsvp.guests)}, ${rsvp.seats} ${plural(rsvp.seats, "seat", "seats")}.`;
  return (
    <div className="space-y-4">
      <StatusHeading tone="accent" icon={<Hourglass />} title={placeTitle(rsvp.position)}>
        <p>
          {party} {placeDetail(rsvp.position, seats.waitlistLength)}
        </p>
      </StatusHeading>
      {rsvp.position !== null && seats.waitlistLength > 1 && (
        <LinePicture position={rsvp.position} length={seats.waitlistLength} />
      )}
      <p className="text-muted text-sm">
        {partyRuleSentence(event.partyRule, event.passOversMax)}{" "}
        {now < new Date(event.startsAt)
          ? "You get the seat at once and we tell you; there is nothing to press."
          : "The event has begun: from now on the host lets people in."}
      </p>
    </div>
  );
}
