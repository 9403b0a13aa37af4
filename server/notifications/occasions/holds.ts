import type { Queryable } from "../../db/transaction";
import type { KindName } from "../../domains/notifications/kinds/schema";
import type { Fact } from "../../outbox/sink";
import { holdOccurrence } from "../kinds/holds";
import type { Subject } from "../kinds/kind";
import { type EntryFacts, readEntries } from "../sourcing/entry-facts";
import { type EntryFollower, MEMBERS_MAX, readEntryFollowers, readVenueTeam } from "../sourcing/followers";
import { type Occasion, type Page, pageOfPeople, personAfter, type Step } from "./occasion";

/** How many entries behind the one that left hear of their new position; the others see it on their pages. */
export const MOVED_UP_MAX = 100;

type EntryFact =
  | "venueHold.joined"
  | "venueHold.offered"
  | "venueHold.reminded"
  | "venueHold.expired"
  | "venueHold.converted"
  | "venueHold.lapsed"
  | "venueHold.nudged";

type Telling = {
  kind: KindName;
  occurrence: (entry: EntryFacts) => string;
  subject?: (entry: EntryFacts) => Subject;
  /** Owners and managers hear of it over every channel. */
  isUrgent?: boolean;
};

const onceForEntry = ({ id }: EntryFacts) => id;
const offeredAt = ({ holdOfferedAt }: EntryFacts) => ({ offeredAt: holdOfferedAt?.toISOString() ?? "" });
const nudgedAt = (entry: EntryFacts) => entry.nudgedAt?.toISOString() ?? "";

const TELLINGS: Readonly<Record<EntryFact, Telling>> = {
  "venueHold.joined": { kind: "hold.joined", occurrence: onceForEntry },
  "venueHold.offered": {
    kind: "hold.offered",
    occurrence: holdOccurrence,
    subject: offeredAt,
    isUrgent: true,
  },
  "venueHold.reminded": {
    kind: "hold.reminder",
    occurrence: holdOccurrence,
    subject: offeredAt,
    isUrgent: true,
  },
  "venueHold.expired": { kind: "hold.expired", occurrence: onceForEntry },
  "venueHold.converted": { kind: "hold.converted", occurrence: onceForEntry },
  "venueHold.lapsed": { kind: "hold.lapsed", occurrence: onceForEntry },
  "venueHold.nudged": {
    kind: "hold.still-interested",
    occurrence: (entry) => `${entry.id} ${nudgedAt(entry)}`,
    subject: (entry) => ({ nudgedAt: nudgedAt(entry) }),
  },
};

/** To those who follow the RFP that the entry came from. */
export async function entryOccasions(
  { type, payload: { entryId } }: Fact<EntryFact>,
  db: Queryable,
  step: Step,
): Promise<Page> {
  return occasionsAbout(TELLINGS[type], [entryId], db, step);
}

const MOVED_UP: Telling = { kind: "hold.moved-up", occurrence: onceForEntry };

/** To those who wait behind: one notification per entry, which is renewed with every step forward. */
export async function movedUpOccasions(
  { payload: { venueId, afterNumber } }: Fact<"venueHold.moved-up">,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const behind = await db.venueWaitlistEntry.findMany({
    where: { venueId, status: "waiting", number: { gt: afterNumber } },
    orderBy: { number: "asc" },
    take: MOVED_UP_MAX,
    select: { id: true },
  });
  return occasionsAbout(
    MOVED_UP,
    behind.map(({ id }) => id),
    db,
    step,
  );
}

async function occasionsAbout(
  { kind, occurrence, subject, isUrgent = false }: Telling,
  entryIds: string[],
  db: Queryable,
  step: Step,
): Promise<Page> {
  const limit = Math.min(step.limit, MEMBERS_MAX);
  const followers = await readEntryFollowers(db, { entryIds, isUrgent, after: step.after, limit });
  const entries = await readEntries(
    db,
    followers.map(({ entryId }) => entryId),
  );
  const occasionOf = ({ entryId, organizationId, userId, isMailed }: EntryFollower): Occasion[] => {
    const entry = entries.get(entryId);
    if (!entry) return [];
    return [
      {
        kind,
        occurrence: occurrence(entry),
        subject: { ...subject?.(entry), entryId, organizationId, userId },
        to: { userId },
        inAppOnly: !isMailed,
      },
    ];
  };
  const last = followers.at(-1);
  return {
    occasions: followers.flatMap(occasionOf),
    next: last && followers.length >= limit ? last.key : null,
  };
}

const QUEUE_KINDS = {
  "venueHold.breaker-opened": "venue.breaker-opened",
  "venueHold.deactivated": "venue.deactivated",
} as const;

/** To the team of the venue. */
export async function queueOccasions(
  { id: occurrence, type, createdAt, payload: { venueId } }: Fact<keyof typeof QUEUE_KINDS>,
  db: Queryable,
  step: Step,
): Promise<Page> {
  const limit = Math.min(step.limit, MEMBERS_MAX);
  const team = await readVenueTeam(db, { venueId, after: personAfter(step), limit });
  return pageOfPeople(team, { limit }, ({ organizationId, userId, isMailed }) => ({
    kind: QUEUE_KINDS[type],
    occurrence,
    subject: { venueId, organizationId, userId, at: createdAt.toISOString() },
    to: { userId },
    inAppOnly: !isMailed,
  }));
}
