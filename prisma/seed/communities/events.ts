import type { Tx } from "../../../server/db/transaction";
import { eventId } from "../events";
import type { Listing } from "../listing";
import { groupId } from "./ids";

const DAY_MS = 86_400_000;

/** Events that were made for a group and are found by its members alone, for a time or for good. */
export const GROUP_LISTINGS: Listing[] = [
  {
    key: "listening",
    title: "Listening Session: One Record, Both Sides",
    host: "host",
    place: "Casa do Disco, Rua do Século 40, Lisbon",
    timeZone: "Europe/Lisbon",
    starts: { day: 12, time: "21:00" },
    ends: { day: 12, time: "23:00" },
    capacity: 18,
    guestsMax: 1,
    answers: [{ who: "ana", guests: 1 }, { who: "cohost" }, { who: "moderator" }],
    waves: 1,
  },
  {
    key: "tasting",
    title: "Kitchen Night: Tasting the Winter Menu",
    host: "host",
    place: "Bageriet, the kitchen door, Copenhagen",
    timeZone: "Europe/Copenhagen",
    starts: { day: 7, time: "18:30" },
    ends: { day: 7, time: "21:00" },
    capacity: 8,
    visibility: "private",
    answers: [{ who: "ana" }, { who: "chi" }],
    waves: 1,
  },
];

type GroupEvent = {
  event: Listing["key"];
  group: string;
  /** It was published this many days ago, and announced in the group. */
  announcedDaysAgo?: number;
  /** For this many more days its members see it first. */
  membersFirstDays?: number;
};

const GROUP_EVENTS: readonly GroupEvent[] = [
  { event: "jazz", group: "night-sounds" },
  { event: "listening", group: "night-sounds", announcedDaysAgo: 3, membersFirstDays: 4 },
  { event: "run", group: "long-runners" },
  { event: "supper", group: "supper-circle" },
  { event: "tasting", group: "supper-circle" },
];

/** Puts events of the demo into their groups, which come after them. */
export async function seedGroupEvents(tx: Tx, now: Date): Promise<void> {
  for (const { event, group, announcedDaysAgo, membersFirstDays } of GROUP_EVENTS) {
    await tx.event.update({
      where: { id: eventId(event) },
      data: {
        groupId: groupId(group),
        ...(announcedDaysAgo && {
          announces: true,
          publishedAt: new Date(now.getTime() - announcedDaysAgo * DAY_MS),
        }),
        ...(membersFirstDays && { membersFirstUntil: new Date(now.getTime() + membersFirstDays * DAY_MS) }),
      },
    });
  }
}
