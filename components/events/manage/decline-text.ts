import { counted, plural } from "@/lib/plural";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import type { Seats } from "@/server/seats/facts";

type Person = Pick<GuestOut, "status" | "seats"> & { person: { name: string } };
type Queue = Pick<Seats, "waitlistLength">;

/** Declining one person can be undone if the seat goes to no one else; everything else is confirmed first. */
export function needsAsking(people: readonly Person[], seats: Queue): boolean {
  return (
    people.length > 1 || people.some((guest) => guest.status !== "confirmed" || seats.waitlistLength > 0)
  );
}

/** What declining these people means, for them and for the queue. */
export function declineText(people: readonly Person[], queue: Queue) {
  const one = people.length === 1;
  return {
    title: one
      ? `Decline ${people[0]?.person.name}?`
      : `Decline ${counted(people.length, "person", "people")}?`,
    description: `${one ? "They are" : "All of them are"} notified by email. ${whatIsLost(people, queue)}`,
    confirmLabel: one ? "Decline" : `Decline ${counted(people.length, "person", "people")}`,
  };
}

/** The same for removing them, after which they can RSVP again. */
export function removeText(people: readonly Person[], queue: Queue) {
  const one = people.length === 1;
  const who = one ? people[0]?.person.name : counted(people.length, "person", "people");
  return {
    title: `Remove ${who}?`,
    description: `${one ? "They are" : "All of them are"} notified by email and can RSVP again. ${whatIsLost(people, queue)}`,
    confirmLabel: one ? "Remove guest" : `Remove ${counted(people.length, "guest")}`,
  };
}

function whatIsLost(people: readonly Person[], { waitlistLength }: Queue): string {
  const one = people.length === 1;
  const freed = people.reduce((sum, guest) => sum + (holdsSeats(guest) ? guest.seats : 0), 0);
  if (freed > 0) {
    const seatsGo = `${counted(freed, "seat opens", "seats open")} up`;
    return waitlistLength > 0
      ? `${seatsGo} and ${plural(freed, "goes", "go")} to the waitlist right away; if you restore someone later, they may have to wait.`
      : `${seatsGo}.`;
  }
  if (people.every((guest) => guest.status === "pending")) return "They don't have a seat yet.";
  return `${one ? "They lose their place" : "They lose their places"} on the waitlist; if they come back later, they start at the end.`;
}

function holdsSeats({ status }: Person): boolean {
  return status === "confirmed" || status === "offered";
}
