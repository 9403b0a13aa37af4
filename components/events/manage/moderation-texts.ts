import { isolate } from "@/lib/clean-text";
import { counted, plural } from "@/lib/plural";
import type { GuestOut } from "@/server/domains/rsvps/schema";

type Person = { person: Pick<GuestOut["person"], "name"> };

/** "Ana is", "3 people are": how what happened to `count` of these people begins. */
export function whoIs(people: readonly Person[], count: number): string {
  const only = people.length === 1 ? people[0] : undefined;
  if (only) return `${isolate(only.person.name)} is`;
  return `${counted(count, "person is", "people are")}`;
}

/** What is said after letting people in: who has a seat now, or has been offered one. */
export function promotedText(people: readonly Person[], count: number, mode: "automatic" | "offer") {
  return mode === "offer"
    ? {
        title: `${whoIs(people, count)} offered a seat`,
        description: "They're notified by email. The seat is held until they reply.",
      }
    : { title: `${whoIs(people, count)} in`, description: "They're notified by email." };
}

/** Said where restored guests have to wait. */
export function waitingNote(people: number, waiting: number): string | undefined {
  if (waiting === 0) return undefined;
  if (people === 1) return "The seats were taken in the meantime, so they're on the waitlist.";
  return `${waiting} of them ${plural(waiting, "is", "are")} on the waitlist: the seats went to others meanwhile.`;
}
