import { isolate } from "../../../lib/clean-text";
import { venueAvailabilityPath } from "../../../lib/sourcing-paths";
import type { Prisma } from "../../db/generated/client";
import type { Queryable } from "../../db/transaction";
import { kindForMembers, type MemberWords } from "./for-members";
import type { Kind } from "./kind";

const select = {
  id: true,
  slug: true,
  name: true,
  breakerResolvedAt: true,
  organization: { select: { slug: true } },
} as const;

type VenueFacts = Prisma.VenueGetPayload<{ select: typeof select }>;

async function readVenues(db: Queryable, ids: string[]): Promise<Map<string, VenueFacts>> {
  const rows = await db.venue.findMany({ where: { id: { in: ids } }, select });
  return new Map(rows.map((row) => [row.id, row]));
}

type Said = Pick<MemberWords, "title" | "body"> & { subject: string; paragraphs: string[]; action: string };

/** A kind about the circuit breaker of a venue's queue; stale once its team has resolved it. */
function queueKind(say: (name: string) => Said): Kind {
  return kindForMembers(
    async (db, subjects) => {
      const read = await readVenues(
        db,
        subjects.flatMap(({ venueId }) => venueId ?? []),
      );
      return subjects.map(({ venueId }) => read.get(venueId ?? "") ?? null);
    },
    ({ slug, name, breakerResolvedAt, organization }, { subject }) => {
      const { subject: line, paragraphs, action, ...said } = say(isolate(name));
      const isResolved = breakerResolvedAt !== null && breakerResolvedAt.toISOString() >= (subject.at ?? "");
      return {
        ...said,
        path: venueAvailabilityPath(organization.slug, slug),
        staleBecause: isResolved ? "The waitlist goes on." : null,
        mail: {
          subject: `${line}: ${isolate(name)}`,
          paragraphs,
          facts: [{ label: "Venue", value: name }],
          action,
          footer: `You're receiving this because you help to run ${isolate(name)}.`,
        },
      };
    },
  );
}

/** Kinds about the queue of a venue, for the people who run it. */
export const venueQueueKinds = {
  "venue.breaker-opened": queueKind((name) => ({
    title: `The waitlist of ${name} is paused`,
    body: "Three holds in a row ended without a reply. Confirm to continue.",
    subject: "Your waitlist is paused",
    paragraphs: [
      `Three organizers in a row didn't reply while ${name} was held for them, so its waitlist is paused.`,
      "Check that the venue's availability is right, then confirm to continue. If you do nothing for 7 days, the waitlist is switched off.",
    ],
    action: "Check and continue",
  })),
  "venue.deactivated": queueKind((name) => ({
    title: `The waitlist of ${name} is switched off`,
    body: "It was paused for 7 days. You can switch it on again.",
    subject: "Your waitlist is switched off",
    paragraphs: [
      `The waitlist of ${name} was paused for 7 days and is now switched off. Organizers can't join it.`,
      "You can switch it on again on the availability page.",
    ],
    action: "See the waitlist",
  })),
} as const;
