import { LENGTH_MAX_DAYS } from "./schema";

type Times = { startsAt: Date; endsAt: Date };

const dayMs = 86_400_000;

/** The faults of a session's start and end; an empty list = valid. The editor shows the same messages. */
export function faultsOfTimes({ startsAt, endsAt }: Times): { field: string; message: string }[] {
  if (endsAt <= startsAt) return [{ field: "endsAt", message: "The end must come after the start." }];
  if (endsAt.getTime() - startsAt.getTime() > LENGTH_MAX_DAYS * dayMs) {
    return [{ field: "endsAt", message: `A session lasts at most ${LENGTH_MAX_DAYS} days.` }];
  }
  return [];
}

/** Names of rooms, tracks and speakers are the same where only case and spaces differ. */
export function nameKey(name: string): string {
  return name.normalize("NFKC").replace(/\s+/g, " ").trim().toLowerCase();
}

/** A name as it is stored: runs of spaces are one space. */
export function tidyName(name: string): string {
  return name.replace(/\s+/g, " ").trim();
}

/** The seats of a session: its own number, otherwise that of its room; null = unlimited. */
export function capacityOf(
  ownCapacity: number | null,
  room: { capacity: number | null } | null,
): number | null {
  return ownCapacity ?? room?.capacity ?? null;
}

/** The state of a session's pool. A session that was cancelled stays cancelled whatever its event does. */
export function poolStateOf(
  event: { status: "draft" | "published" | "cancelled" },
  { isCancelled }: { isCancelled: boolean },
): "draft" | "open" | "cancelled" {
  if (isCancelled) return "cancelled";
  return event.status === "published" ? "open" : event.status;
}
