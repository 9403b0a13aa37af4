import type { TRPCClient } from "@trpc/client";
import { errorFacts, errorMessage } from "@/lib/error-message";
import type { DoorGuest, DoorList } from "@/server/domains/checkin/schema";
import type { AppRouter } from "@/server/routers/app-router";
import type { LocalList } from "./offline/local-list";
import type { QueuedScan } from "./offline/scan-queue";
import type { Verdict } from "./result/verdict";

export type Client = TRPCClient<AppRouter>;

const PAGE = 500;

/**
 * Whether a failure of a request means that this phone decides alone for now: no connection, no answer in time, or a
 * server that is down.
 */
export function meaningOf(error: unknown): "unreachable" | "signed-out" | "refused" {
  const data = (error as { data?: { httpStatus?: number } | null }).data;
  const status = data?.httpStatus;
  if (status === undefined || status >= 500 || status === 429) return "unreachable";
  const { reason } = errorFacts(error);
  return reason === "sign-in.missing" || reason === "sign-in.changed" ? "signed-out" : "refused";
}

/** Reads the whole list of a door, page by page. @throws as the procedure does */
export async function downloadList(
  client: Client,
  door: { eventId: string; sessionId: string | null },
): Promise<LocalList> {
  const { eventId, sessionId } = door;
  const guests: DoorGuest[] = [];
  let cursor: string | null = null;
  let first: { page: DoorList; skewMs: number } | null = null;
  do {
    const asked = { eventId, limit: PAGE, ...(sessionId && { sessionId }), ...(cursor && { cursor }) };
    const sentAt = Date.now();
    const page: DoorList = await client.checkIn.list.query(asked);
    first ??= { page, skewMs: skewOf(page.serverNow, sentAt) };
    guests.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== null);
  const { event, opensAt, closesAt, serverNow } = first.page;
  return { event, opensAt, closesAt, sessionId, guests, readAt: serverNow, skewMs: first.skewMs };
}

/** How far this phone's clock is ahead of the server's, in ms, judged by the middle of a request. */
export function skewOf(serverNow: string, sentAt: number): number {
  return Math.round((sentAt + Date.now()) / 2 - new Date(serverNow).getTime());
}

/** What a door is told where the server refused the request itself. */
export function refusalOf(error: unknown): Verdict {
  return refusedFor(errorMessage(errorFacts(error)));
}

export function refusedFor(why: string, name: string | null = null): Verdict {
  return { tone: "refused", name, why, canWalkIn: false, rsvpId: null };
}

/** A scan of the queue as the batch procedure takes it. */
export function onWire({ nonce, kind, rsvpId, members, sessionId, scannedAt }: QueuedScan) {
  return { nonce, kind, rsvpId, members, scannedAt, ...(sessionId && { sessionId }) };
}

/** A door that waits longer for an answer decides by its own list. */
const PATIENCE_MS = 6_000;

/** @throws where the answer takes longer than a door can wait; it may still come */
export function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MS);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/** Runs `work` unless another tab of this phone is at it. @returns null where one is */
export async function alone<T>(work: () => Promise<T>): Promise<T | null> {
  if (!("locks" in navigator)) return work();
  return navigator.locks.request("turnout-door-queue", { ifAvailable: true }, (lock) =>
    lock ? work() : null,
  );
}
