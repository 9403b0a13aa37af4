import { plural } from "@/lib/plural";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import type { Seats } from "@/server/domains/rsvps/seats/schema";

type Person = Pick<GuestOut, "status" | "seats"> & { person: { name: string } };

/** Declining one person who gives nothing to anybody can simply be undone; everything else is asked about first. */
export function needsAsking(people: readonly Person[], seats: Pick<Seats, "waitlistLength">): boolean {
  return (
    people.length > 1 || people.some((guest) => guest.status !== "confirmed" || seats.waitlistLength > 0)
  );
}

/** What declining these people means, for them and for the line. */
export function declineText(people: readonly Person[], { waitlistLength }: Pick<Seats, "waitlistLength">) {
  const freed = people.reduce((sum, guest) => sum + (guest.status === "waitlisted" ? 0 : guest.seats), 0);
  const one = people.length === 1;
  const title = one ? `Decline ${people[0]?.person.name}?` : `Decline ${people.length} people?`;
  const told = `${one ? "They are" : "All of them are"} told by e-mail.`;
  const seatsGo = `${freed} ${plural(freed, "seat comes", "seats come")} free`;
  const line =
    freed === 0
      ? `${one ? "They lose their place" : "They lose their places"} in line; bringing them back later puts them at its end.`
      : waitlistLength > 0
        ? `${seatsGo} and ${plural(freed, "goes", "go")} to the waitlist at once; whoever you bring back later may have to wait.`
        : `${seatsGo}.`;
  return { title, description: `${told} ${line}` };
}
