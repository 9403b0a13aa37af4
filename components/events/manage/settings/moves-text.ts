import { isolate } from "@/lib/clean-text";
import { counted } from "@/lib/plural";
import type { CapacityPreview } from "@/server/domains/rsvps/capacity-preview.schema";

type Move = CapacityPreview["moves"][number];
type MovesText = { tone: "accent" | "warning"; title: string; lines: string[] };

/** So many are named; of the rest it is said how many they are. */
const NAMED_MAX = 5;

/** What a capacity would do to people, before it is saved; null where it moves nobody. */
export function movesText({
  isPossible,
  moves,
}: Pick<CapacityPreview, "isPossible" | "moves">): MovesText | null {
  if (!isPossible) {
    const title = "That is fewer seats than can be taken back";
    return { tone: "warning", title, lines: ["People who have arrived, or seats kept for a group, stay."] };
  }
  const out = moves.filter((move) => move.to === "waitlisted");
  const seated = moves.filter((move) => move.to === "confirmed");
  const asked = moves.filter((move) => move.to === "offered");
  const up = [
    ...(seated.length > 0 ? [`${parties(seated)} in from the line: ${namesOf(seated)}.`] : []),
    ...(asked.length > 0 ? [`${parties(asked)} offered seats: ${namesOf(asked)}.`] : []),
  ];
  if (out.length === 0 && up.length === 0) return null;
  if (out.length === 0) return { tone: "accent", title: "When you save", lines: up };
  const lost = `${parties(out)} moved back to the head of the line: ${namesOf(out)}.`;
  const told = "Each of them gets one message. You are asked once more before anybody moves.";
  return { tone: "warning", title: "When you save", lines: [lost, ...up, told] };
}

function parties(moves: readonly Move[]): string {
  return `${counted(moves.length, "party is", "parties are")}`;
}

/** "Ana (2 seats), Ben and 3 more". */
function namesOf(moves: readonly Move[]): string {
  const named = moves
    .slice(0, NAMED_MAX)
    .map(({ name, seats }) => (seats > 1 ? `${isolate(name)} (${counted(seats, "seat")})` : name));
  const more = moves.length - named.length;
  return more > 0 ? `${named.join(", ")} and ${more} more` : named.join(", ");
}
