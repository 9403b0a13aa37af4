import { Badge } from "@/components/ui/badge";
import { grouped } from "@/lib/plural";
import type { Seats } from "@/server/seats/facts";
import { seatsWords } from "./session-words";

/** "47/50 seats" and what that means, in words and colour. */
export function SeatsLabel({ seats }: { seats: Seats }) {
  const { count, label, tone } = seatsWords(seats);
  return (
    <span className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm">
      <Badge tone={tone} dot>
        {label}
      </Badge>
      <span className="text-muted tabular-nums">
        {count}
        {seats.waitlistLength > 0 && `, ${grouped(seats.waitlistLength)} on the waitlist`}
      </span>
    </span>
  );
}
