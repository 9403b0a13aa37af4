import type { DoorCounts } from "@/server/domains/checkin/schema";
import type { LocalList } from "./offline/local-list";
import type { Conflict, QueuedScan } from "./offline/scan-queue";
import type { Sending } from "./offline/send-queue";
import type { Verdict } from "./result/verdict";

/** The event whose door this is, as the page knows it. */
export type DoorEvent = { id: string; slug: string; title: string; endsAt: string; timeZone: string };

/** One thing that was done at this door since the page was opened, newest first. */
export type RecentScan = {
  nonce: string;
  at: Date;
  verdict: Verdict;
  /** Waits to be sent. */
  isQueued: boolean;
};

export type DoorState = {
  /** Null = the event's own door. */
  sessionId: string | null;
  list: LocalList | null;
  /** Why there is no list, or no newer one; null where it is fine. */
  listFault: "loading" | "unreachable" | "signed-out" | "refused" | "not-kept" | null;
  counts: DoorCounts | null;
  /** Whether the server answered last; what browsers say of the network alone is often wrong. */
  isOnline: boolean;
  /** Scans of this phone, of this person and of others who used it. */
  queue: QueuedScan[];
  isSending: boolean;
  sending: Sending;
  conflicts: Conflict[];
  /** What is shown big; a new object for each scan. */
  shown: RecentScan | null;
  recent: RecentScan[];
  isDeciding: boolean;
  /** How far the phone's clock is ahead, in ms. */
  skewMs: number;
};

export const EMPTY_STATE: DoorState = {
  sessionId: null,
  list: null,
  listFault: "loading",
  counts: null,
  isOnline: true,
  queue: [],
  isSending: false,
  sending: "sent",
  conflicts: [],
  shown: null,
  recent: [],
  isDeciding: false,
  skewMs: 0,
};

/** The most scans that are listed. */
const RECENT_MAX = 30;

/** With a scan on top, in place of an earlier one of the same nonce. */
export function withRecent(recent: readonly RecentScan[], scan: RecentScan): RecentScan[] {
  return [scan, ...recent.filter(({ nonce }) => nonce !== scan.nonce)].slice(0, RECENT_MAX);
}
