import { uploadIdIn } from "../../../lib/picture-address";
import { slugBase, slugEnding } from "../../../lib/slug";
import type { Times } from "./policy";
import type { EventChanges, EventDetails, EventPlan } from "./schema";

const TERM_KEYS = [
  ...(["capacity", "guestsMax", "waitlistEnabled", "waitlistMode", "partyRule", "passOversMax"] as const),
  ...(["offerMinutes", "cutoffMinutes", "approvalRequired", "startsAt", "endsAt", "doorMinutes"] as const),
] as const;

const FACT_KEYS = [
  ...([
    "title",
    "description",
    "coverUrl",
    "place",
    "onlineUrl",
    "timeZone",
    "allDay",
    "visibility",
  ] as const),
  ...(["groupId", "membersFirstUntil", "announces"] as const),
  ...(["placeHidden", "guestList", "startsAt", "endsAt", "overlapsAllowed", "checkInOpensMinutes"] as const),
] as const;

type TermsOf<Plan extends EventChanges> = Pick<Plan, (typeof TERM_KEYS)[number]> & {
  opensAt: Plan["rsvpOpensAt"];
  closesAt: Plan["rsvpClosesAt"];
};

/** The part of a plan that the pool stores. Start and end are stored in both, and written in the same transaction. */
export function termsIn<Plan extends EventChanges>(plan: Plan): TermsOf<Plan> {
  const { rsvpOpensAt: opensAt, rsvpClosesAt: closesAt } = plan;
  const bounds = { ...(opensAt !== undefined && { opensAt }), ...(closesAt !== undefined && { closesAt }) };
  return { ...pick(plan, TERM_KEYS), ...bounds } as TermsOf<Plan>;
}

/** The part of a plan that the event stores. The cover's address decides which upload it refers to. */
export function factsIn<Plan extends EventChanges>(
  plan: Plan,
): Pick<Plan, (typeof FACT_KEYS)[number]> & { coverUploadId?: string | null } {
  const facts = pick(plan, FACT_KEYS);
  return plan.coverUrl === undefined ? facts : { ...facts, coverUploadId: uploadIdIn(plan.coverUrl) };
}

/** The times of an event as its output has them, and the zone in which they are moved. */
export function timesIn(event: EventDetails): Times & { timeZone: string } {
  const orNull = (iso: string | null) => (iso === null ? null : new Date(iso));
  return {
    startsAt: new Date(event.startsAt),
    endsAt: new Date(event.endsAt),
    rsvpOpensAt: orNull(event.rsvpOpensAt),
    rsvpClosesAt: orNull(event.rsvpClosesAt),
    membersFirstUntil: orNull(event.membersFirstUntil),
    timeZone: event.timeZone,
  };
}

/**
 * A plan for another event like this one at other times, in its group as far as its maker reads that. Its questions get
 * ids of their own.
 */
export function copyOf(event: EventDetails, times: Times): EventPlan {
  const questions = event.questions.map(({ id: _, ...question }) => question);
  const plan = { ...event, ...times, groupId: event.group?.id ?? null, questions };
  return event.group ? plan : outsideGroups(plan);
}

/** The plan of an event that belongs to no group. */
export function outsideGroups(plan: EventPlan): EventPlan {
  return { ...plan, groupId: null, membersFirstUntil: null, announces: false };
}

type PlainChanges = Omit<EventChanges, "questions">;

/** The changes that differ from the current event. Questions are left as they are: `isSameForm` compares them. */
export function realChanges(
  before: Partial<Record<keyof PlainChanges, unknown>>,
  { questions, ...changes }: EventChanges,
): EventChanges {
  const keys = (Object.keys(changes) as (keyof PlainChanges)[]).filter(
    (key) => changes[key]?.valueOf() !== before[key]?.valueOf(),
  );
  return { ...pick(changes, keys), ...(questions && { questions }) };
}

const WHEN_AND_WHERE = ["startsAt", "endsAt", "timeZone", "allDay", "place", "onlineUrl"] as const;

/** Whether the changes give the event another time or place, which its guests must be notified of. */
export function isRescheduled(
  before: Partial<Record<keyof PlainChanges, unknown>>,
  changes: EventChanges,
): boolean {
  return Object.keys(realChanges(before, pick(changes, WHEN_AND_WHERE))).length > 0;
}

/** The slug after an edit. A draft's slug follows its title; a published one is already on invitations. */
export function slugAfter(before: { slug: string; status: string }, title: string | undefined): string {
  if (title === undefined || before.status !== "draft") return before.slug;
  return `${slugBase(title)}-${slugEnding(before.slug)}`;
}

/**
 * Without fields that were left out: undefined and absent are the same to the database, but not to the seat engine.
 */
function pick<From extends object, Key extends keyof From>(
  from: From,
  keys: readonly Key[],
): Pick<From, Key> {
  const kept = keys.filter((key) => from[key] !== undefined);
  return Object.fromEntries(kept.map((key) => [key, from[key]])) as Pick<From, Key>;
}
