"use client";

import { useEffect, useState } from "react";
import { Meter } from "@/components/ui/meter";
import { counted, plural } from "@/lib/plural";
import { ConnectionNote } from "./connection-note";
import { RollingNumber } from "./rolling-number";
import type { Seats } from "./rsvp-event";
import { useRsvp } from "./rsvp-provider";
import { pastSeatsWords, queueSentence, seatsSentence, seatsTaken } from "./rsvp-words";

/** How many seats are taken, left and waited for, live. */
export function SeatsBar() {
  const { event, seats, connection } = useRsvp();
  const taken = seatsTaken(seats);
  if (event.status === "ended") return <SeatsThen seats={seats} />;
  return (
    <section aria-label="Seats" className="grid gap-2.5">
      <div className="flex items-baseline justify-between gap-3">
        <p className="text-muted text-sm">
          <RollingNumber value={taken} className="mr-0.5 font-semibold text-text text-xl" />{" "}
          {seats.capacity === null
            ? plural(taken, "person is going", "people are going")
            : `of ${counted(seats.capacity, "seat")} taken`}
        </p>
        <SeatsLeft seats={seats} />
      </div>
      {seats.capacity !== null && (
        <Meter
          label="Seats taken"
          valueText={seatsSentence(seats)}
          max={seats.capacity}
          parts={[
            { value: seats.confirmedSeats, tone: "accent" },
            { value: seats.offeredSeats, tone: "held" },
          ]}
        />
      )}
      <div className="flex min-h-[1lh] flex-wrap items-center justify-between gap-x-3 text-muted text-sm">
        <p>{queueWords(seats, event.waitlistEnabled)}</p>
        <ConnectionNote state={connection} />
      </div>
      <SeatsAnnouncer seats={seats} />
    </section>
  );
}

/** What became of the seats of an event that is over: nothing is live, full or left. */
function SeatsThen({ seats: { confirmedSeats, capacity } }: { seats: Seats }) {
  return (
    <section aria-label="Seats">
      <p className="text-muted text-sm">{pastSeatsWords(confirmedSeats, capacity)}</p>
    </section>
  );
}

/** What there is to say about the waitlist: nothing as long as seats are free and it is empty. */
function queueWords(seats: Seats, waitlistEnabled: boolean): string | null {
  const queue = queueSentence(seats.waitlistLength);
  if (queue) return queue;
  if (seats.capacity === null) return "No seat limit";
  if (seats.seatsLeft !== 0) return null;
  return waitlistEnabled ? "No one on the waitlist yet" : "No waitlist";
}

function SeatsLeft({ seats }: { seats: Seats }) {
  if (seats.seatsLeft === null) return null;
  if (seats.seatsLeft === 0) return <p className="font-medium text-sm text-warning">Full</p>;
  return (
    <p className="font-medium text-sm">
      <RollingNumber value={seats.seatsLeft} /> {seats.heldForWaitlist ? "held for the waitlist" : "left"}
    </p>
  );
}

const SETTLED_MS = 2_000;

/** Says the seats aloud once they have stood still for a moment: a busy event changes four times a second. */
function SeatsAnnouncer({ seats }: { seats: Seats }) {
  const sentence = [seatsSentence(seats), queueSentence(seats.waitlistLength)].filter(Boolean).join(". ");
  const [said, setSaid] = useState(sentence);
  useEffect(() => {
    const timer = setTimeout(() => setSaid(sentence), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [sentence]);
  return (
    <p aria-live="polite" aria-atomic="true" className="sr-only">
      {said}
    </p>
  );
}
