import { plural } from "@/lib/plural";
import type { Succession, SuccessionOut } from "@/server/domains/events/succession/schema";

type Line = Pick<SuccessionOut["events"][number], "outcome" | "newHost" | "people" | "status">;

const guests = (people: number) => `${people} ${plural(people, "guest", "guests")}`;

/** What becomes of one event: "Goes to Ben", "Cancelled; 12 guests are notified". */
export function outcomeText({ outcome, newHost, people, status }: Line): string {
  switch (outcome) {
    case "handed-over":
      return `Goes to ${newHost ?? "a co-host"}, with its ${guests(people)}`;
    case "cancelled":
      return people > 0 ? `Cancelled; ${guests(people)} will be notified` : "Cancelled";
    case "deleted":
      return "Draft, deleted";
    case "kept":
      return status === "draft" ? "Draft, stays hidden" : "Already running, stays as it is";
  }
}

const PARTS: Record<Succession, (count: number) => string> = {
  cancelled: (n) => `${n} ${plural(n, "event is cancelled", "events are cancelled")}`,
  "handed-over": (n) => `${n} ${plural(n, "event goes", "events go")} to a co-host`,
  deleted: (n) => `${n} ${plural(n, "draft is deleted", "drafts are deleted")}`,
  kept: (n) => `${n} ${plural(n, "stays as it is", "stay as they are")}`,
};

/** All that happens to events and seats, as sentences; none where nothing does. */
export function successionSummary({ counts, seats, waiting }: Omit<SuccessionOut, "events">): string[] {
  const hosted = (Object.keys(PARTS) as Succession[])
    .filter((outcome) => counts[outcome] > 0)
    .map((outcome) => PARTS[outcome](counts[outcome]));
  const held = [
    ...(seats > 0 ? [`seats at ${seats} ${plural(seats, "event", "events")}`] : []),
    ...(waiting > 0
      ? [`${waiting} waitlist ${plural(waiting, "place or request", "places or requests")}`]
      : []),
  ];
  return [
    ...(hosted.length > 0 ? [`Events hosted: ${hosted.join(", ")}.`] : []),
    ...(held.length > 0
      ? [`Given up: ${held.join(" and ")}. The next people on the waitlist get the seats.`]
      : []),
  ];
}
