import { LENGTH_MAX_DAYS, type SessionChanges, type SessionDetails, type SpeakerIn } from "./schema";

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

/** The changes of one session; `changes` holds only what differs. */
export type SessionEdit = { before: SessionDetails; changes: SessionChanges };

/** The changes that differ from the current session. */
export function changesIn(before: SessionDetails, asked: SessionChanges): SessionChanges {
  const same: Record<keyof SessionChanges, boolean> = {
    title: asked.title === before.title,
    description: asked.description === before.description,
    type: asked.type === before.type,
    track: isSameName(asked.track, before.track),
    room: isSameName(asked.room, before.room),
    speakers: asked.speakers !== undefined && areSameSpeakers(asked.speakers, before.speakers),
    startsAt: asked.startsAt?.toISOString() === before.startsAt,
    endsAt: asked.endsAt?.toISOString() === before.endsAt,
    capacity: asked.capacity === before.ownCapacity,
    waitlistEnabled: asked.waitlistEnabled === before.waitlistEnabled,
    waitlistMode: asked.waitlistMode === before.waitlistMode,
    partyRule: asked.partyRule === before.partyRule,
    guestsMax: asked.guestsMax === before.guestsMax,
    doorMinutes: asked.doorMinutes === before.doorMinutes,
  };
  const keys = (Object.keys(same) as (keyof SessionChanges)[]).filter(
    (key) => asked[key] !== undefined && !same[key],
  );
  return Object.fromEntries(keys.map((key) => [key, asked[key]]));
}

function isSameName(asked: string | null | undefined, before: string | null): boolean {
  return (asked ? nameKey(asked) : null) === (before ? nameKey(before) : null);
}

function areSameSpeakers(asked: SpeakerIn[], before: SessionDetails["speakers"]): boolean {
  const names = [...new Set(asked.map(({ name }) => nameKey(name)))];
  if (names.length !== before.length) return false;
  if (names.some((name, index) => name !== nameKey(before[index]?.name ?? ""))) return false;
  const byName = new Map(before.map((speaker) => [nameKey(speaker.name), speaker]));
  return asked.every(({ name, bio, photoUrl }) => {
    const speaker = byName.get(nameKey(name));
    const isSameBio = bio === undefined || bio === speaker?.bio;
    return isSameBio && (photoUrl === undefined || photoUrl === speaker?.photoUrl);
  });
}

const hasAny = (changes: SessionChanges, keys: (keyof SessionChanges)[]) =>
  keys.some((key) => changes[key] !== undefined);

/** Whether the session gets another time or room, which its guests must be told. */
export function isMove(changes: SessionChanges): boolean {
  return hasAny(changes, ["startsAt", "endsAt", "room"]);
}

/** Whether a calendar entry of the session changes. */
export function showsInCalendar(changes: SessionChanges): boolean {
  return isMove(changes) || hasAny(changes, ["title", "description"]);
}

/** Whether the terms change by which its seats are given. */
export function changesTerms(changes: SessionChanges): boolean {
  const rules = ["waitlistEnabled", "waitlistMode", "partyRule", "guestsMax", "doorMinutes"] as const;
  return isMove(changes) || hasAny(changes, ["capacity", "track", ...rules]);
}
