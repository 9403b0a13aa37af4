import { counted, plural } from "@/lib/plural";
import type { GuestOut } from "@/server/domains/rsvps/schema";
import type { Seats } from "@/server/seats/facts";

type Person = Pick<GuestOut, "status" | "seats"> & { person: { name: string } };
type Line = Pick<Seats, "waitlistLength">;

/** Declining one person who gives nothing to anybody can simply be undone; everything else is asked about first. */
export function needsAsking(people: readonly Person[], seats: Line): boolean {
  return (
    people.length > 1 || people.some((guest) => guest.status !== "confirmed" || seats.waitlistLength > 0)
  );
}

/** What declining these people means, for them and for the line. */
export function declineText(people: readonly Person[], line: Line) {
  const one = people.length === 1;
  return {
    title: one
      ? `Decline ${people[0]?.person.name}?`
      : `Decline ${counted(people.length, "person", "people")}?`,
    description: `${one ? "They are" : "All of them are"} told by e-mail. ${whatIsLost(people, line)}`,
    confirmLabel: one ? "Decline" : `Decline ${counted(people.length, "person", "people")}`,
  };
}

/** The same for taking them off the list, after which they may ask for a seat again. */
export function removeText(people: readonly Person[], line: Line) {
  const one = people.length === 1;
  const who = one ? people[0]?.person.name : counted(people.length, "person", "people");
  return {
    title: `Take ${who} off the list?`,
    description: `${one ? "They are" : "All of them are"} told by e-mail, and may RSVP again like anybody else. ${whatIsLost(people, line)}`,
    confirmLabel: one ? "Remove guest" : `Take ${people.length} off the list`,
  };
}

function whatIsLost(people: readonly Person[], { waitlistLength }: Line): string {
  const one = people.length === 1;
  const freed = people.reduce((sum, guest) => sum + (holdsSeats(guest) ? guest.seats : 0), 0);
  if (freed > 0) {
    const seatsGo = `${counted(freed, "seat comes", "seats come")} free`;
    return waitlistLength > 0
      ? `${seatsGo} and ${plural(freed, "goes", "go")} to the waitlist at once; whoever you bring back later may have to wait.`
      : `${seatsGo}.`;
  }
  if (people.every((guest) => guest.status === "pending")) return "They hold no seat yet.";
  return `${one ? "They lose their place" : "They lose their places"} in line; whoever comes back later starts at its end.`;
}

function holdsSeats({ status }: Person): boolean {
  return status === "confirmed" || status === "offered";
}
