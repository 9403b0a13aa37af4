import { randomInt } from "node:crypto";
import { dayInZone } from "../../../lib/dates";
import { newSlug } from "../../../lib/slug";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { afterCommit, inTransaction, type Tx } from "../../db/transaction";
import { DomainError } from "../../errors";
import { countEventCreated } from "../../metrics";
import { createPool, deletePools } from "../../seats/pools";
import { lockEventMaker, mayMakeEvents } from "../groups/event-makers.queries";
import type { EventAccess } from "./access/queries";
import { dayStart, wholeDays } from "./all-day.policy";
import { claimCover } from "./cover.commands";
import { lockEvent } from "./event-lock.queries";
import { newInviteToken } from "./invite-link.commands";
import { faultsOf, timesOfCopy, whyNotDeletable } from "./policy";
import { copyProgram, type Original } from "./program.commands";
import { getEvent } from "./queries";
import { setQuestions } from "./questions/commands";
import { readReminderMinutes } from "./reminders/queries";
import { copyOf, factsIn, outsideGroups, termsIn, timesIn } from "./save.policy";
import type { EventDetails, EventPlan } from "./schema";

const CREATIONS: Limit = { name: "event", hitsMax: 30, windowSeconds: 3600 };

type Creation = Pick<NewEvent, "plan" | "hostId" | "now" | "reminderMinutes" | "original"> & {
  isCopy?: boolean;
};

/**
 * Creates a draft that only its host and staff can see.
 * @throws DomainError invalid with the invalid fields; rate-limited after 30 in an hour; for an event of a group like
 * `lockEventMaker`
 */
export async function createEvent(
  db: Db,
  { plan: asked, hostId, now, isCopy = false, ...rest }: Creation,
): Promise<EventDetails> {
  const plan = asked.allDay ? { ...asked, ...wholeDays(asked, asked.timeZone) } : asked;
  refuseFaults(plan);
  await takeHit(db, CREATIONS, hostId, now);
  return inTransaction(db, async (tx) => {
    // A copy keeps the cover of an event that its maker runs.
    if (!isCopy) await claimCover(tx, { coverUrl: plan.coverUrl, actorId: hostId });
    const maker = { groupId: plan.groupId, userId: hostId };
    if (!isCopy) await lockEventMaker(tx, maker, now);
    const own = isCopy && !(await mayMakeEvents(tx, maker, now)) ? outsideGroups(plan) : plan;
    const eventId = await insertEvent(tx, { plan: own, hostId, now, ...rest });
    return getEvent(tx, { eventId, role: "host", viewerId: hostId, now });
  });
}

/**
 * Creates a draft owned by the actor with everything of the event but its guests and staff.
 * @param startsAt null = a week later at the same time of day
 */
export async function duplicateEvent(
  db: Db,
  copy: { event: EventAccess; actorId: string; startsAt: Date | null; now: Date },
): Promise<EventDetails> {
  const { event, actorId, now } = copy;
  const original = await getEvent(db, { eventId: event.id, role: event.role, viewerId: actorId, now });
  const { allDay, timeZone } = original;
  // The copy of an all-day event has as many days as the original, whatever time of its first day was requested.
  const startsAt =
    allDay && copy.startsAt ? dayStart(dayInZone(copy.startsAt, timeZone), timeZone) : copy.startsAt;
  const plan = copyOf(original, timesOfCopy(timesIn(original), startsAt, now));
  const reminderMinutes = await readReminderMinutes(db, event.id);
  const from = { eventId: event.id, startsAt: new Date(original.startsAt) };
  return createEvent(db, { plan, reminderMinutes, hostId: actorId, now, isCopy: true, original: from });
}

/**
 * Deletes a draft permanently.
 * @throws DomainError conflict event.not-draft for an event that was ever published
 */
export async function deleteDraft(db: Db, { event }: { event: EventAccess }): Promise<void> {
  await inTransaction(db, async (tx) => {
    const kept = whyNotDeletable(await lockEvent(tx, event, null));
    if (kept) throw new DomainError(kept);
    await deletePools(tx, event.id);
    await tx.event.delete({ where: { id: event.id } });
  });
}

type NewEvent = {
  plan: EventPlan;
  hostId: string;
  now: Date;
  seriesId?: string;
  /** Left out = the default reminders. */
  reminderMinutes?: number[];
  /** Publishes the event right away. The caller must also arm its reminders and append `event.published`. */
  isPublished?: boolean;
  /** The event whose rooms, tracks, speakers and sessions are copied. */
  original?: Original;
};

/**
 * Inserts an event with its pool and questions.
 * @returns its id
 */
export async function insertEvent(
  tx: Tx,
  { plan, hostId, now, seriesId, reminderMinutes, isPublished, original }: NewEvent,
): Promise<string> {
  const slug = newSlug(plan.title, (n) => randomInt(n));
  const inviteToken = newInviteToken();
  const { id } = await tx.event.create({
    data: {
      ...factsIn(plan),
      hostId,
      slug,
      inviteToken,
      ...(seriesId && { seriesId }),
      ...(reminderMinutes && { reminderMinutes }),
      ...(isPublished && { status: "published", publishedAt: now }),
    },
    select: { id: true },
  });
  const state = isPublished ? "open" : "draft";
  await createPool(tx, { eventId: id }, { ...termsIn(plan), overlapAllowed: false, state });
  const { startsAt, timeZone } = plan;
  if (original) await copyProgram(tx, { original, eventId: id, startsAt, timeZone, state });
  if (plan.questions.length > 0) await setQuestions(tx, { eventId: id, questions: plan.questions, now });
  afterCommit(tx, countEventCreated);
  return id;
}

function refuseFaults(plan: EventPlan): void {
  const fields = faultsOf(plan);
  if (fields.length > 0) throw new DomainError("input.invalid", { fields });
}
