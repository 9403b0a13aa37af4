import type { DoorGuest } from "@/server/domains/checkin/schema";
import type { Verdict } from "../result/verdict";
import { type DoorRow, guestByHash, guestById, guestsByShortCode, type LocalList, rowAt } from "./local-list";

/** What was scanned: the text of a code with its hash, or a guest who was found by name. */
export type Named = { text: string; hash: string } | { rsvpId: string };

export type OfflineDecision = {
  verdict: Verdict;
  /** The members who arrive by it; null where nothing is to be recorded. */
  arrives: { rsvpId: string; members: number[] } | null;
  /** Who of the group is here by the list. */
  before: number[];
};

type Asked = {
  named: Named;
  /** Left out: everyone of the party. "next": the first who is not here yet. */
  members: number[] | "next" | undefined;
  /** By the server's clock, as far as the phone knows it. */
  now: Date;
};

/** The longest text that is taken for a short code. */
const SHORT_MAX = 16;

/**
 * Decides a scan by the list on this phone. It lets in only guests who had a seat when the list was read; everyone else needs
 * the server.
 */
export function decideOffline(list: LocalList, { named, members, now }: Asked): OfflineDecision {
  if (list.opensAt !== null && now < new Date(list.opensAt)) return refused("Check-in has not opened yet.");
  if (now >= new Date(list.closesAt)) return refused("Check-in has closed.");
  const found = findGuest(list, named);
  if ("why" in found) return refused(found.why);
  const { guest } = found;
  const row = rowAt(guest, list.sessionId);
  if (row === null) return refused("They have a seat at the event, but not at this session.", guest);
  if (row.status === "offered") {
    return refused(
      "They were offered a seat and have not accepted it yet. Ask them to accept it on their phone.",
      guest,
    );
  }
  if (row.status !== "confirmed") {
    return refused(
      "They are on the waitlist. Only the server can give them a seat: scan again when you're online.",
      guest,
    );
  }
  return letIn({ guest, row, members });
}

function letIn({
  guest,
  row,
  members,
}: {
  guest: DoorGuest;
  row: DoorRow;
  members: Asked["members"];
}): OfflineDecision {
  const everyone = Array.from({ length: row.partySize }, (_, member) => member);
  const missing = everyone.filter((member) => !row.arrived.includes(member));
  const asked = members === "next" ? missing.slice(0, 1) : (members ?? everyone);
  const arriving = asked.filter((member) => missing.includes(member));
  const group = { rsvpId: row.rsvpId, name: guest.name, seats: row.partySize };
  if (arriving.length === 0) {
    const there = { ...group, arrived: row.arrived };
    return {
      verdict: { tone: "already", ...there, note: "Scanned before, by this list." },
      arrives: null,
      before: row.arrived,
    };
  }
  const arrived = [...row.arrived, ...arriving].sort((one, other) => one - other);
  return {
    verdict: {
      tone: "in",
      ...group,
      arrived,
      fresh: arriving,
      note: "Saved on this phone until you're online.",
    },
    arrives: { rsvpId: row.rsvpId, members: arriving },
    before: row.arrived,
  };
}

type Found = { guest: DoorGuest } | { why: string };

function findGuest(list: LocalList, named: Named): Found {
  if ("rsvpId" in named) {
    const guest = guestById(list, named.rsvpId);
    return guest ? { guest } : { why: "This person is not on this phone's list." };
  }
  const byHash = guestByHash(list, named.hash);
  if (byHash) return { guest: byHash };
  const text = named.text.trim();
  if (text.length <= SHORT_MAX) {
    const [guest, second] = guestsByShortCode(list, text);
    if (second) return { why: "Two guests have this short code. Find the person by name." };
    return guest
      ? { guest }
      : { why: "No guest on this phone's list has this code. Check it, or find the person by name." };
  }
  return { why: whyUnknown(list, readIds(text)) };
}

function whyUnknown(list: LocalList, ids: { eventId: string; rsvpId: string } | null): string {
  if (ids === null) return "This is not a ticket of this site.";
  if (ids.eventId !== list.event.id) return "This ticket is for another event.";
  return guestById(list, ids.rsvpId)
    ? "This code does not match the guest's ticket. It may be old. Find the person by name."
    : "This ticket is not on this phone's list. They may have signed up since it was downloaded: scan again when you're online.";
}

/** Bytes of a code: format, key id, event, RSVP, nonce and signature; see `codeOf`. */
const CODE_BYTES = 57;
const EVENT_AT = 3;
const ID_BYTES = 16;

/** The ids that a code names. They are not proof of anything: only the hash is. */
function readIds(text: string): { eventId: string; rsvpId: string } | null {
  if (!/^[\w-]{76}$/.test(text)) return null;
  const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) =>
    letter.charCodeAt(0),
  );
  if (bytes.length !== CODE_BYTES || bytes[0] !== 1) return null;
  return { eventId: uuidAt(bytes, EVENT_AT), rsvpId: uuidAt(bytes, EVENT_AT + ID_BYTES) };
}

function uuidAt(bytes: Uint8Array, from: number): string {
  const hex = Array.from(bytes.subarray(from, from + ID_BYTES), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function refused(why: string, guest?: DoorGuest): OfflineDecision {
  return {
    verdict: {
      tone: "refused",
      name: guest?.name ?? null,
      why,
      canWalkIn: false,
      rsvpId: guest?.rsvpId ?? null,
    },
    arrives: null,
    before: [],
  };
}
