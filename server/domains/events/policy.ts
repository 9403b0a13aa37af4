import { localToUtc, utcToLocal } from "../../../lib/dates";
import { uploadIdIn } from "../../../lib/picture-address";
import type { Visibility } from "./access/policy";
import { type EventChanges, type EventStatus, LENGTH_MAX_DAYS } from "./schema";

type StoredStatus = "draft" | "published" | "cancelled";
type Life = { status: StoredStatus; startsAt: Date; endsAt: Date };
/** The times of an event that move with it. */
export type Times = {
  startsAt: Date;
  endsAt: Date;
  rsvpOpensAt: Date | null;
  rsvpClosesAt: Date | null;
  membersFirstUntil: Date | null;
};

/** An invalid field, with a message to show beside it. */
export type FieldFault = { field: string; message: string };

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Whole days can add up to an hour more where the clocks go back. */
const hourMs = 3_600_000;
const lengthMaxMs = LENGTH_MAX_DAYS * dayMs;

/** The status of an event as shown. A published event that is over has ended; a cancelled one stays cancelled. */
export function statusOf(event: Omit<Life, "startsAt">, now: Date): EventStatus {
  return event.status === "published" && now >= event.endsAt ? "ended" : event.status;
}

type Fields = Times & {
  allDay?: boolean;
  /** Left out where only times are checked. */
  groupId?: string | null;
  visibility?: Visibility;
};

/** Checks the rules that span fields; an empty list = valid. The form shows the same messages. */
export function faultsOf(times: Fields): FieldFault[] {
  const { startsAt, endsAt, rsvpOpensAt, rsvpClosesAt, allDay = false } = times;
  const faults: FieldFault[] = [];
  if (endsAt <= startsAt)
    faults.push({
      field: "endsAt",
      message: allDay ? "The last day cannot be before the first." : "The end must come after the start.",
    });
  else if (endsAt.getTime() - startsAt.getTime() > lengthMaxMs + (allDay ? hourMs : 0)) {
    faults.push({ field: "endsAt", message: `An event lasts at most ${LENGTH_MAX_DAYS} days.` });
  }
  if (rsvpClosesAt && rsvpClosesAt > endsAt) {
    faults.push({ field: "rsvpClosesAt", message: "The deadline cannot be after the end." });
  }
  if (rsvpOpensAt && rsvpClosesAt && rsvpOpensAt >= rsvpClosesAt) {
    faults.push({ field: "rsvpOpensAt", message: "RSVPs must open before they close." });
  } else if (rsvpOpensAt && rsvpOpensAt >= startsAt) {
    faults.push({ field: "rsvpOpensAt", message: "RSVPs must open before the event starts." });
  }
  return [...faults, ...faultsOfMembersFirst(times)];
}

function faultsOfMembersFirst({ membersFirstUntil, startsAt, groupId, visibility }: Fields): FieldFault[] {
  if (!membersFirstUntil) return [];
  const fault = (message: string) => [{ field: "membersFirstUntil", message }];
  if (groupId === null) return fault("Choose the group whose members see the event first.");
  if (visibility && visibility !== "public")
    return fault("Only a public event can be shown to members first.");
  return membersFirstUntil < startsAt ? [] : fault("Members see it first until a time before the start.");
}

/**
 * The edit, which also clears `membersFirstUntil` where it takes the event out of its group or makes it not public.
 */
export function withoutMembersFirst(asked: EventChanges): EventChanges {
  const { groupId, visibility = "public", membersFirstUntil } = asked;
  const ends = groupId === null || visibility !== "public";
  return ends && membersFirstUntil === undefined ? { ...asked, membersFirstUntil: null } : asked;
}

/** A published event cannot be moved into the past, where no one could RSVP. */
export function faultsOfMove(before: Life, after: Pick<Life, "endsAt">, now: Date): FieldFault[] {
  const moved = before.endsAt.getTime() !== after.endsAt.getTime();
  if (before.status !== "published" || !moved || after.endsAt > now) return [];
  return [{ field: "endsAt", message: "The end must be in the future." }];
}

/** Why the event cannot be changed, or null where it can. */
export function whyNotEditable(event: Pick<Life, "status">): "event.cancelled" | null {
  return event.status === "cancelled" ? "event.cancelled" : null;
}

/** Why the event cannot be published, or null where it can or already is. */
export function whyNotPublishable(event: Life, now: Date): "event.cancelled" | "event.past" | null {
  if (event.status === "cancelled") return "event.cancelled";
  if (event.status === "draft" && now >= event.endsAt) return "event.past";
  return null;
}

/** Why the event cannot be cancelled, or null where it can or already is. A draft is deleted instead. */
export function whyNotCancellable(event: Life, now: Date): "event.not-published" | "event.past" | null {
  if (event.status === "draft") return "event.not-published";
  if (event.status === "published" && now >= event.endsAt) return "event.past";
  return null;
}

/** For how many days a cancelled event can be restored. */
export const RESTORE_DAYS = 7;

type Cancelled = Pick<Life, "status" | "endsAt"> & { cancelledAt: Date | null };

/**
 * Until when a cancelled event can be restored: for a week, and at most until its end. Null where it is not
 * cancelled.
 */
export function restorableUntil({ status, endsAt, cancelledAt }: Cancelled): Date | null {
  if (status !== "cancelled" || cancelledAt === null) return null;
  return new Date(Math.min(cancelledAt.getTime() + RESTORE_DAYS * dayMs, endsAt.getTime()));
}

/** Why the event cannot be restored, or null where it can or was not cancelled. */
export function whyNotRestorable(
  event: Life & { cancelledAt: Date | null },
  now: Date,
): "event.not-published" | "event.past" | "event.restore-ended" | null {
  if (event.status === "draft") return "event.not-published";
  if (event.status === "published") return null;
  if (now >= event.endsAt) return "event.past";
  const until = restorableUntil(event);
  return until && now < until ? null : "event.restore-ended";
}

/**
 * Why the event cannot be deleted, or null where it can. An event that was once published may be in guests'
 * calendars.
 */
export function whyNotDeletable(event: Pick<Life, "status">): "event.not-draft" | null {
  return event.status === "draft" ? null : "event.not-draft";
}

/**
 * The times of a copy. All times move by the same wall-clock difference as the start in the zone, so that a 19:00
 * event stays a 19:00 event across a change of the clocks.
 * @param startsAt the new start; null = a week later, or as many whole weeks later as needed to be in the future
 */
export function timesOfCopy(event: Times & { timeZone: string }, startsAt: Date | null, now: Date): Times {
  return timesMoved(event, wallShift(event, startsAt, now), startsAt);
}

/**
 * The times moved by a wall-clock difference in the zone.
 * @param shiftMs the difference of two wall-clock times, in ms
 * @param exactStart the new start, where its exact instant is known
 */
export function timesMoved(
  event: Times & { timeZone: string },
  shiftMs: number,
  exactStart: Date | null = null,
): Times {
  const onWall = (at: Date) => moveOnWall(at, shiftMs, event.timeZone);
  const startsAt = exactStart ?? onWall(event.startsAt);
  const moved = { ...mapTimes(event, onWall), startsAt };
  if (faultsOf(moved).length === 0) return moved;
  // A skipped or repeated hour can reverse the order of two times. Then all keep their distance to the start
  // instead.
  const distanceMs = startsAt.getTime() - event.startsAt.getTime();
  return mapTimes(event, (at) => new Date(at.getTime() + distanceMs));
}

/**
 * A span within an event whose start moves: it keeps its distance to the start by the clocks of the zone, and by
 * elapsed time where a skipped or repeated hour would turn it around.
 */
export function spanMoved(
  span: { startsAt: Date; endsAt: Date },
  { from, to, timeZone }: { from: Date; to: Date; timeZone: string },
): { startsAt: Date; endsAt: Date } {
  const shiftMs = wallMs(to, timeZone) - wallMs(from, timeZone);
  const [startsAt, endsAt] = [span.startsAt, span.endsAt].map((at) => moveOnWall(at, shiftMs, timeZone)) as [
    Date,
    Date,
  ];
  if (startsAt < endsAt) return { startsAt, endsAt };
  const distanceMs = to.getTime() - from.getTime();
  return {
    startsAt: new Date(span.startsAt.getTime() + distanceMs),
    endsAt: new Date(span.endsAt.getTime() + distanceMs),
  };
}

function mapTimes(times: Times, move: (at: Date) => Date): Times {
  const { startsAt, endsAt, rsvpOpensAt, rsvpClosesAt, membersFirstUntil } = times;
  return {
    startsAt: move(startsAt),
    endsAt: move(endsAt),
    rsvpOpensAt: rsvpOpensAt && move(rsvpOpensAt),
    rsvpClosesAt: rsvpClosesAt && move(rsvpClosesAt),
    membersFirstUntil: membersFirstUntil && move(membersFirstUntil),
  };
}

function wallShift(event: Times & { timeZone: string }, startsAt: Date | null, now: Date): number {
  if (startsAt) return wallMs(startsAt, event.timeZone) - wallMs(event.startsAt, event.timeZone);
  const weeksPast = Math.floor((now.getTime() - event.startsAt.getTime()) / (7 * dayMs));
  return Math.max(1, weeksPast + 1) * 7 * dayMs;
}

function wallMs(at: Date, timeZone: string): number {
  return Date.parse(`${utcToLocal(at, timeZone)}Z`);
}

function moveOnWall(at: Date, shiftMs: number, timeZone: string): Date {
  const wall = new Date(wallMs(at, timeZone) + shiftMs).toISOString().slice(0, 16);
  return new Date(localToUtc(wall, timeZone).getTime() + (at.getTime() % minuteMs));
}

/**
 * The event with a cover that its reader can load: that of a private event is shown to people with its link, who send
 * the secret of the link along.
 */
export function withCoverOf<Shown extends { coverUrl: string | null; effectiveVisibility: Visibility }>(
  event: Shown,
  invite: string | undefined,
): Shown {
  const { coverUrl, effectiveVisibility } = event;
  if (effectiveVisibility !== "private" || invite === undefined || !coverUrl || !uploadIdIn(coverUrl))
    return event;
  return { ...event, coverUrl: `${coverUrl}?invite=${encodeURIComponent(invite)}` };
}
