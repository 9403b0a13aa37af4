import { Users } from "lucide-react";
import { plural } from "@/lib/plural";
import { seatsWord } from "../rsvp-words";
import { StatusHeading } from "../status-heading";

/** What is left of a group's seats, and until when. */
export function KeptSeats({ seats, until }: { seats: number; until: string }) {
  return (
    <StatusHeading tone="accent" icon={<Users />} title={`${seatsWord(seats)} left for your group`}>
      <p>
        {plural(seats, "It is", "They are")} held until {until}. Unclaimed seats then go to the waitlist.
      </p>
    </StatusHeading>
  );
}
