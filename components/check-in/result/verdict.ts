import { counted } from "@/lib/plural";
import type { ScanAnswer } from "@/server/domains/checkin/schema";

type Group = {
  rsvpId: string;
  name: string;
  /** The size of the group. */
  seats: number;
  /** Who of it is here, by number. */
  arrived: number[];
};

/** What a door is told about a scan. */
export type Verdict =
  /** `fresh`: who arrived by this scan, for its undo. */
  | ({ tone: "in"; fresh: number[]; note: string | null } & Group)
  | ({ tone: "already"; note: string } & Group)
  | ({ tone: "undone" } & Group)
  | { tone: "waiting"; rsvpId: string; name: string; seats: number }
  | { tone: "refused"; name: string | null; why: string; canWalkIn: boolean; rsvpId: string | null };

/**
 * An answer of the server as the door is told it.
 * @param before who of the group was here before, as far as this phone knew
 * @param now by the server's clock
 */
export function verdictOf(answer: ScanAnswer, before: readonly number[], now: Date): Verdict {
  const { outcome, rsvp, person, arrivedMembers, seats, message } = answer;
  const name = person?.name ?? null;
  if (outcome === "refused" || !rsvp || name === null) {
    const why = message ?? "This code can't be used here.";
    return { tone: "refused", name, why, canWalkIn: answer.canWalkIn ?? false, rsvpId: rsvp?.id ?? null };
  }
  const group = { rsvpId: rsvp.id, name, seats, arrived: arrivedMembers };
  switch (outcome) {
    case "waiting":
      return { tone: "waiting", rsvpId: rsvp.id, name, seats };
    case "undone":
      return { tone: "undone", ...group };
    case "already":
      return { tone: "already", ...group, note: scannedWords(answer, now) };
    case "arrived": {
      const fresh = arrivedMembers.filter((member) => !before.includes(member));
      const isMissing = answer.eventArrived === false;
      const note = isMissing ? "Not checked in at the event's own door yet." : null;
      return { tone: "in", ...group, fresh: fresh.length > 0 ? fresh : arrivedMembers, note };
    }
  }
}

/** "Scanned by Priya 12 min ago." */
export function scannedWords({ by, firstAt }: Pick<ScanAnswer, "by" | "firstAt">, now: Date): string {
  const who = by ? `Scanned by ${by}` : "Scanned";
  return firstAt ? `${who} ${agoWords(new Date(firstAt), now)}.` : `${who} before.`;
}

const MINUTE_MS = 60_000;

/** "just now", "12 min ago", "3 h ago", "2 days ago". */
export function agoWords(at: Date, now: Date): string {
  const minutes = Math.floor(Math.max(0, now.getTime() - at.getTime()) / MINUTE_MS);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ago` : `${counted(Math.floor(hours / 24), "day")} ago`;
}

/** How wrong the phone's clock is, where that matters; null where it goes right. @param skewMs positive = ahead */
export function clockWords(skewMs: number): string | null {
  const minutes = Math.round(Math.abs(skewMs) / MINUTE_MS);
  if (minutes < 2) return null;
  const far =
    minutes < 60
      ? `${minutes} min`
      : minutes < 48 * 60
        ? hourWords(minutes)
        : counted(Math.round(minutes / 1440), "day");
  return `Your phone's clock is ${far} ${skewMs > 0 ? "ahead" : "behind"}; the server's time counts.`;
}

function hourWords(minutes: number): string {
  const rest = minutes % 60;
  const hours = Math.floor(minutes / 60);
  return rest < 2 ? `${hours} h` : `${hours} h ${rest} min`;
}
