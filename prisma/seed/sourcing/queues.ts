import type { Tx } from "../../../server/db/transaction";
import { recordSignals } from "../../../server/domains/availability/signals.commands";
import { setAvailabilityIn } from "../../../server/domains/holds/availability.commands";
import { joinIn } from "../../../server/domains/holds/commands";
import { decideVenueQueue } from "../../../server/domains/holds/queue.commands";
import { stableId } from "../ids";
import { HOUSES } from "./houses";
import { organizationId } from "./organizations";
import { QUEUES, REQUESTS } from "./request-listings";
import { houseOf, rfpVenueId } from "./requests";
import { venueId } from "./venues";

const hourMs = 3_600_000;
/** A hold lasts so long; one that ran out is seen by the next look at the queue. */
const HOLD_HOURS = 48;

type Step = { hoursAgo: number; take: (at: Date) => Promise<unknown> };

/** Lets organizations queue and venues open, in the order of time, by the same decisions as in real use. */
export async function seedQueues(tx: Tx, now: Date): Promise<void> {
  for (const queue of QUEUES) {
    const steps = [...joins(tx, queue), ...openings(tx, queue)].sort((a, b) => b.hoursAgo - a.hoursAgo);
    for (const { hoursAgo, take } of steps) await take(new Date(now.getTime() - hoursAgo * hourMs));
  }
  const queued = new Set(
    QUEUES.filter(({ openedHoursAgo }) => openedHoursAgo !== null).map(({ house }) => house),
  );
  for (const { key, manual } of HOUSES) {
    if (manual && !queued.has(key)) await setByHand(tx, key, new Date(now.getTime() - 200 * hourMs));
  }
}

type Queue = (typeof QUEUES)[number];

function joins(tx: Tx, { house, joins: all }: Queue): Step[] {
  return all.map(({ request, hoursAgo }) => ({
    hoursAgo,
    take: (at) => {
      const { by } = REQUESTS.find(({ key }) => key === request) ?? {};
      if (!by) throw new Error(`no request ${request}`);
      return joinIn(tx, {
        organizationId: organizationId(by),
        sourceRfpVenueId: rfpVenueId(request, house),
        now: at,
      });
    },
  }));
}

/** The owner opens the venue; from then on the queue is swept each time that a hold has run out. */
function openings(tx: Tx, { house, openedHoursAgo }: Queue): Step[] {
  if (openedHoursAgo === null) return [];
  const looks = Math.floor(openedHoursAgo / HOLD_HOURS);
  return [
    { hoursAgo: openedHoursAgo, take: (at) => setByHand(tx, house, at) },
    ...Array.from({ length: looks }, (_, n) => ({
      hoursAgo: openedHoursAgo - (n + 1) * HOLD_HOURS,
      take: (at: Date) =>
        decideVenueQueue(tx, { venueId: venueId(house), request: { kind: "sweep" }, now: at }),
    })),
  ];
}

async function setByHand(tx: Tx, key: string, at: Date): Promise<void> {
  const { manual: status } = houseOf(key);
  if (!status) return;
  await setAvailabilityIn(tx, { venueId: venueId(key), status, now: at });
  const isOpen = status === "accepting_events" || status === "limited_availability";
  await recordSignals(tx, [
    {
      venueId: venueId(key),
      type: isOpen ? "manual_available" : "manual_unavailable",
      rfpId: null,
      rfpVenueId: null,
      factId: stableId(`signal/${key}/by-hand`),
      at,
    },
  ]);
}
