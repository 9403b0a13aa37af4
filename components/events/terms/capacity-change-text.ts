import { isolate } from "@/lib/clean-text";
import { counted } from "@/lib/plural";
import type { CapacityPreview } from "@/server/domains/rsvps/capacity-preview.schema";

type Move = CapacityPreview["moves"][number];
type CapacityChangeText = { tone: "accent" | "warning"; title: string; lines: string[] };

/** So many are named; the rest are counted. */
const NAMED_MAX = 5;

/** What a capacity would do to people, before it is saved; null where no one moves. */
export function capacityChangeText({
  isPossible,
  moves,
}: Pick<CapacityPreview, "isPossible" | "moves">): CapacityChangeText | null {
  if (!isPossible) {
    const title = "Not possible: some of these seats can't be taken back";
    return {
      tone: "warning",
      title,
      lines: ["Guests who have checked in and seats reserved for a group stay."],
    };
  }
  const out = moves.filter((move) => move.to === "waitlisted");
  const seated = moves.filter((move) => move.to === "confirmed");
  const asked = moves.filter((move) => move.to === "offered");
  const up = [
    ...(seated.length > 0 ? [`${groups(seated)} in from the waitlist: ${namesOf(seated)}.`] : []),
    ...(asked.length > 0 ? [`${groups(asked)} offered seats: ${namesOf(asked)}.`] : []),
  ];
  if (out.length === 0 && up.length === 0) return null;
  if (out.length === 0) return { tone: "accent", title: "When you save", lines: up };
  const lost = `${groups(out)} moved back to the front of the waitlist: ${namesOf(out)}.`;
  const told = "Each of them gets one email. We'll ask you once more before anyone moves.";
  return { tone: "warning", title: "When you save", lines: [lost, ...up, told] };
}

function groups(moves: readonly Move[]): string {
  return `${counted(moves.length, "group is", "groups are")}`;
}

/** "Ana (2 seats), Ben and 3 more". */
function namesOf(moves: readonly Move[]): string {
  const named = moves
    .slice(0, NAMED_MAX)
    .map(({ name, seats }) => (seats > 1 ? `${isolate(name)} (${counted(seats, "seat")})` : name));
  const more = moves.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
}
