import { formatTime } from "@/lib/dates";
import { counted, grouped } from "@/lib/plural";
import type { SessionDetails } from "@/server/domains/sessions/schema";

/** "09:00 – 10:30" in the zone. */
export function spanWords(
  { startsAt, endsAt }: Pick<SessionDetails, "startsAt" | "endsAt">,
  timeZone: string,
) {
  return `${formatTime(new Date(startsAt), timeZone)} – ${formatTime(new Date(endsAt), timeZone)}`;
}

/** "47/50 seats", or "47 seats taken" where there is no limit. */
export function takenWords({ seats }: Pick<SessionDetails, "seats">): string {
  const taken = seats.confirmedSeats + seats.offeredSeats;
  if (seats.capacity === null) return `${counted(taken, "seat")} taken`;
  return `${grouped(taken)}/${counted(seats.capacity, "seat")}`;
}

/** Whether anyone has a seat or waits for one. */
export function hasGuests({ seats }: Pick<SessionDetails, "seats">): boolean {
  return seats.confirmedSeats + seats.offeredSeats + seats.waitlistedSeats > 0;
}

/** Who is affected by the cancellation of a session, and how. */
export function cancelWords({ seats }: Pick<SessionDetails, "seats">): string {
  const parts = [
    ...(seats.confirmedSeats + seats.offeredSeats > 0
      ? [`${counted(seats.confirmedSeats + seats.offeredSeats, "seat is", "seats are")} taken`]
      : []),
    ...(seats.waitlistLength > 0
      ? [`${counted(seats.waitlistLength, "group is", "groups are")} on the waitlist`]
      : []),
  ];
  return `${parts.join(", and ")}. Everyone is notified and keeps their seat at the event. You can restore the session until its end; everyone then has the place that they had.`;
}
