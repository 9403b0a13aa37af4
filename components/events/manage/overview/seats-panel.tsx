"use client";

import { Meter } from "@/components/ui/meter";
import { Stat, StatGroup } from "@/components/ui/stat";
import { counted } from "@/lib/plural";
import { useManaged } from "../manage-context";
import { LiveNumber } from "./live-number";
import { seatFacts } from "./seat-facts";

type SeatsPanelProps = { cancelled: number; declined: number };

/** Taken, left, waiting and gone, as they are at this moment. */
export function SeatsPanel({ cancelled, declined }: SeatsPanelProps) {
  const { seats } = useManaged();
  const { taken, left, parties, waitingSeats, sentence } = seatFacts(seats);
  return (
    <section aria-label="Seats now">
      <StatGroup footer={seats.capacity !== null && <SeatsMeter capacity={seats.capacity} />}>
        <Stat
          label="Seats taken"
          value={<LiveNumber value={taken} />}
          hint={seats.capacity === null ? "No limit" : `of ${seats.capacity.toLocaleString("en-GB")}`}
        />
        <Stat
          label="Left"
          value={left === null ? "Unlimited" : <LiveNumber value={left} />}
          hint={left === 0 ? "Full" : left === null ? "Everyone gets a seat" : "Free to take"}
        />
        <Stat
          label="On the waitlist"
          value={<LiveNumber value={parties} />}
          hint={parties === 0 ? "No one is waiting" : `for ${counted(waitingSeats, "seat")}`}
        />
        <Stat
          label="Cancelled"
          value={<LiveNumber value={cancelled} />}
          hint={declined > 0 ? `and ${declined} declined by you` : "by the guests"}
        />
      </StatGroup>
      <p role="status" className="sr-only">
        {sentence}
      </p>
    </section>
  );
}

function SeatsMeter({ capacity }: { capacity: number }) {
  const { seats } = useManaged();
  return (
    <Meter
      label="Seats"
      valueText={seatFacts(seats).sentence}
      max={capacity}
      parts={[
        { value: seats.confirmedSeats, tone: "accent" },
        { value: seats.offeredSeats, tone: "held" },
      ]}
    />
  );
}
