import { searchWords } from "@/lib/search-words";
import type { DoorGuest, DoorList, ScanAnswer } from "@/server/domains/checkin/schema";
import type { QueuedScan } from "./scan-queue";

/** What one door needs without a connection, as it was read from the server and changed by scans since. */
export type LocalList = Pick<DoorList, "event" | "opensAt" | "closesAt"> & {
  sessionId: string | null;
  guests: DoorGuest[];
  /** ISO instant of the server when the list was read. */
  readAt: string;
  /** How far the phone's clock was ahead then, in ms. */
  skewMs: number;
};

/** The RSVP that a door looks at: at a session's door that of the session. */
export type DoorRow = Pick<DoorGuest, "rsvpId" | "status" | "partySize" | "arrived" | "onSiteAt">;

/** Null where a guest of the event has nothing in the session of this door. */
export function rowAt(guest: DoorGuest, sessionId: string | null): DoorRow | null {
  return sessionId === null ? guest : guest.session;
}

/** The guest with this RSVP, be it that of the event or that of the session. */
export function guestById(list: LocalList, rsvpId: string): DoorGuest | undefined {
  return list.guests.find((guest) => guest.rsvpId === rsvpId || guest.session?.rsvpId === rsvpId);
}

/** @param hash of the text of a code, see `codeHash` */
export function guestByHash(list: LocalList, hash: string): DoorGuest | undefined {
  return list.guests.find((guest) => codesOf(guest).some(({ codeHash }) => codeHash === hash));
}

/** Every guest whose short code this is: more than one by rare chance. */
export function guestsByShortCode(list: LocalList, text: string): DoorGuest[] {
  const plain = text.replace(/[\s-]/g, "").toUpperCase().replace(/[1I]/g, "L");
  return list.guests.filter((guest) => codesOf(guest).some(({ shortCode }) => shortCode === plain));
}

type Codes = DoorGuest["olderCodes"][number];

/** All codes that still count. A list that an earlier version of this page kept has no older ones. */
function codesOf({ session, ...guest }: DoorGuest): Codes[] {
  const rows = session ? [guest, session] : [guest];
  return rows.flatMap((row): Codes[] => [row, ...(row.olderCodes ?? [])]);
}

const FOUND_MAX = 20;

/** Guests each of whose searched words begins a word of their name, as the server searches. */
export function searchLocally(list: LocalList, q: string): DoorGuest[] {
  const words = searchWords(q);
  if (words.length === 0) return [];
  const isFound = ({ name }: DoorGuest) => {
    const parts = searchWords(name);
    return words.every((word) => parts.some((part) => part.startsWith(word)));
  };
  return list.guests.filter(isFound).slice(0, FOUND_MAX);
}

/** The list after a scan that was decided here. */
export function applyScan(
  list: LocalList,
  { rsvpId, kind, members }: Pick<QueuedScan, "rsvpId" | "kind" | "members">,
): LocalList {
  return withArrived(list, rsvpId, (before) => {
    const without = before.filter((member) => !members.includes(member));
    return kind === "undo" ? without : [...without, ...members].sort((one, other) => one - other);
  });
}

/** The list after an answer of the server, which knows what other doors did. */
export function applyAnswer(list: LocalList, { rsvp, arrivedMembers }: ScanAnswer): LocalList {
  return rsvp ? withArrived(list, rsvp.id, () => arrivedMembers) : list;
}

function withArrived(list: LocalList, rsvpId: string, change: (before: number[]) => number[]): LocalList {
  const guests = list.guests.map((guest) => {
    if (list.sessionId === null && guest.rsvpId === rsvpId)
      return { ...guest, arrived: change(guest.arrived) };
    const { session } = guest;
    const isHere = list.sessionId !== null && session !== null;
    if (!isHere || (session.rsvpId !== rsvpId && guest.rsvpId !== rsvpId)) return guest;
    return { ...guest, session: { ...session, arrived: change(session.arrived) } };
  });
  return { ...list, guests };
}

/** The list with everything that still waits to be sent from this phone. */
export function withQueue(list: LocalList, queue: readonly QueuedScan[]): LocalList {
  return queue
    .filter((scan) => scan.eventId === list.event.id && scan.sessionId === list.sessionId)
    .reduce(applyScan, list);
}

/** Expected and arrived seats, counted from the list. */
export function countLocally(list: LocalList): { expected: number; arrived: number; waitingAtDoor: number } {
  const counts = { expected: 0, arrived: 0, waitingAtDoor: 0 };
  for (const guest of list.guests) {
    const row = rowAt(guest, list.sessionId);
    if (row?.status === "confirmed") {
      counts.expected += row.partySize;
      counts.arrived += row.arrived.length;
    }
    if (row?.status === "waitlisted" && row.onSiteAt !== null) counts.waitingAtDoor += row.partySize;
  }
  return counts;
}
