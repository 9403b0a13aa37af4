import type { Db } from "../../server/db/client";
import { inTransaction } from "../../server/db/transaction";
import { getBreaker } from "../../server/domains/holds/availability.queries";
import { getEntry } from "../../server/domains/holds/queries";
import { decideVenueQueue } from "../../server/domains/holds/queue.commands";
import type { QueueRequest } from "../../server/domains/holds/queue.schema";
import { askVenue, createOrganization, createRfp, createVenue } from "../venue-factories";
import { entryLine, type VenueQueueEngine } from "./venue-queue-play";

/** The queue of a new venue in the database, decided by the command and read as organizations read it. */
export async function databaseQueues(db: Db): Promise<VenueQueueEngine> {
  const venue = await createVenue(db);
  const organizations = new Map<string, { id: string; rfpId: string; rfpVenueId: string }>();
  /** The id in the play → the organization. The ids of entries are those of the play, made unique by the venue. */
  const joined = new Map<string, string>();
  const real = (id: string) => `vwl_${venue.id.slice(-8)}${id.slice(-4)}`;

  async function organizationOf(letter: string) {
    const known = organizations.get(letter);
    if (known) return known;
    const { id } = await createOrganization(db);
    const { id: rfpId } = await createRfp(db, { organizationId: id });
    const own = { id, rfpId, rfpVenueId: await askVenue(db, { rfpId, venueId: venue.id }) };
    organizations.set(letter, own);
    return own;
  }

  async function realRequest(request: QueueRequest): Promise<QueueRequest> {
    if (request.kind !== "join") return "id" in request ? { ...request, id: real(request.id) } : request;
    const { id: organizationId } = await organizationOf(request.organizationId);
    return { ...request, id: real(request.id), organizationId };
  }

  async function play(request: QueueRequest, now: Date): Promise<boolean> {
    const asked = await realRequest(request);
    const own = request.kind === "join" ? await organizationOf(request.organizationId) : null;
    return inTransaction(db, async (tx) => {
      const decided = await decideVenueQueue(tx, {
        venueId: venue.id,
        now,
        request: asked,
        also: async () => {
          if (asked.kind !== "convert") return undefined;
          const entry = await tx.venueWaitlistEntry.findUniqueOrThrow({ where: { id: asked.id } });
          return { convertedRfpId: entry.sourceRfpId };
        },
      });
      if (decided.refusal === null && asked.kind === "join" && own) {
        await tx.venueWaitlistEntry.create({
          data: {
            id: asked.id,
            organizationId: own.id,
            venueId: venue.id,
            sourceRfpId: own.rfpId,
            sourceRfpVenueId: own.rfpVenueId,
            number: decided.queue.nextNumber - 1,
            datesFlexible: false,
            eventType: "",
            spaceRequirements: [],
            expiresAt: asked.expiresAt,
            createdAt: now,
          },
        });
        joined.set(asked.id, own.id);
      }
      return decided.refusal === null;
    });
  }

  return {
    play,
    async turnOff(isOff) {
      await db.venue.update({ where: { id: venue.id }, data: { status: isOff ? "archived" : "listed" } });
    },
    async tell(now) {
      const { openedAt } = await getBreaker(db, venue.id, now);
      const entries = await Promise.all(
        [...joined].map(async ([entryId, organizationId]) => {
          const entry = await getEntry(db, { entryId, organizationId }, now);
          const isActive = entry.status === "waiting" || entry.status === "offered";
          return entryLine(entry.status, entry.position, {
            paused: entry.isPaused,
            kept: entry.stillInterestedResponded,
            reminded: entry.holdReminderSent,
            nudged: isActive && entry.stillInterestedSentAt !== null,
          });
        }),
      );
      return { entries, openedAt: openedAt === null ? null : Date.parse(openedAt) };
    },
  };
}
