import { counted } from "../../../../lib/plural";
import { shownEmail } from "../../../../lib/shown-email";
import { ordinal } from "../../rsvps/ledger.policy";
import type { ActivityKind } from "../schema";

/** One ledger entry with the names that belong to it. Names are null for what the system did on its own. */
export type ActivityFacts = {
  action: string;
  toStatus: string | null;
  seats: number;
  detail: Record<string, unknown>;
  guestName: string | null;
  actorName: string | null;
};

type ActivityText = { kind: ActivityKind; who: string; what: string };

/** The facts of an entry with the words that most sentences need. */
type Line = ActivityFacts & { by: string; party: string; place: string; isIn: boolean; isHeld: boolean };

const seatsWord = (count: number) => `${counted(count, "seat")}`;
const numberIn = (value: unknown) => (typeof value === "number" ? value : 0);

/** The sentence for each action on a guest. */
const LINES: Record<string, (line: Line) => [ActivityKind, string]> = {
  confirmed: ({ party }) => ["in", `RSVPed and got ${party}`],
  waitlisted: ({ party, place }) => ["waiting", `joined the waitlist for ${party}, in ${place} place`],
  requested: ({ party }) => ["waiting", `requested ${party}`],
  approved: ({ isIn, by, party, place }) =>
    isIn
      ? ["in", `was approved by ${by} and got ${party}`]
      : ["waiting", `was approved by ${by} and is ${place} on the waitlist`],
  registered: ({ isIn, by, party }) =>
    isIn
      ? ["in", `was registered for ${party} by ${by}`]
      : ["waiting", `was put on the waitlist for ${party} by ${by}`],
  asked: ({ isHeld, by, party }) =>
    isHeld
      ? ["waiting", `was asked by ${by} to come, with ${party} held until they answer`]
      : ["waiting", `was put on the waitlist for ${party} by ${by} and hasn't answered yet`],
  agreed: ({ isIn, party }) =>
    isIn ? ["in", `accepted and got ${party}`] : ["changed", `said they want to come, with ${party}`],
  claimed: ({ party }) => ["in", `claimed ${party} of a group`],
  edited: ({ detail, seats }) => ["changed", edited(numberIn(detail.seatsBefore), seats)],
  withdrawn: ({ seats }) => ["out", `cancelled for ${counted(seats, "person", "people")}`],
  promoted: ({ party }) => ["moved-up", `moved up from the waitlist into ${party}`],
  "promoted-by-host": ({ party, by }) => ["moved-up", `was given ${party} by ${by}`],
  offered: ({ party }) => ["moved-up", `was offered ${party}`],
  "offered-by-host": ({ party, by }) => ["moved-up", `was offered ${party} by ${by}`],
  accepted: ({ party }) => ["in", `accepted the offer of ${party}`],
  refused: ({ party }) => ["out", `declined the offer of ${party}`],
  "offer-expired": ({ party }) => ["out", `let the offer of ${party} expire`],
  "passed-over": ({ seats, detail }) => ["passed-over", passedOver(seats, detail)],
  displaced: ({ party, by }) => ["waiting", `was moved from ${party} to the top of the waitlist by ${by}`],
  prioritized: ({ detail, by }) => [
    "changed",
    `was given waitlist priority ${numberIn(detail.priority)} by ${by}`,
  ],
  declined: ({ by }) => ["out", `was declined by ${by}`],
  removed: ({ by }) => ["out", `was removed by ${by}`],
  restored: ({ isIn, isHeld, by, party, place }) =>
    isIn
      ? ["in", `was let back in by ${by}`]
      : isHeld
        ? ["waiting", `was let back in by ${by}, with ${party} held until they answer`]
        : ["waiting", `was put back on the waitlist by ${by}, in ${place} place`],
  "offer-shortened": () => ["waiting", "has less time for their offer, as the deadline was moved"],
  "offer-renewed": () => ["waiting", "has their offer again, as the event was restored"],
  "left-with": () => ["out", "gave up the seat that this one needs"],
  dropped: () => ["out", "gave this up for a seat elsewhere, as they had asked"],
  busy: () => ["passed-over", "had a seat elsewhere at the same time, so the next person got this one"],
  "at-door": () => ["waiting", "is at the door without a seat"],
  "seated-at-door": ({ party }) => ["moved-up", `got ${party} at the door`],
  released: ({ party }) => ["out", `had not arrived, so ${party} went to people at the door`],
  "checked-in": ({ by }) => ["changed", `was checked in by ${by}`],
  "check-in-undone": ({ by }) => ["changed", `was checked out again by ${by}`],
  barred: ({ by }) => ["out", `was banned from the event by ${by}`],
  unbarred: ({ by }) => ["changed", `was unbanned by ${by}`],
};

/** A ledger entry in words, as hosts read it. */
export function activityText(facts: ActivityFacts): ActivityText {
  if (facts.action === "terms-changed") return termsChanged(facts);
  if (facts.action.startsWith("claim-")) return claimLink(facts);
  const [kind, what] = LINES[facts.action]?.({
    ...facts,
    by: facts.actorName ?? "a host",
    party: seatsWord(facts.seats),
    place: ordinal(numberIn(facts.detail.position)),
    isIn: facts.toStatus === "confirmed",
    isHeld: facts.toStatus === "offered",
  }) ?? ["changed", "was changed"];
  return { kind, who: facts.guestName === null ? "Someone" : shownEmail(facts.guestName), what };
}

/** An entry of a claim link has no RSVP: the leader acted, or the link expired. */
function claimLink({ action, seats, actorName }: ActivityFacts): ActivityText {
  if (action === "claim-opened") {
    return {
      kind: "changed",
      who: actorName ?? "A leader",
      what: `reserved ${seatsWord(seats)} for a group`,
    };
  }
  const who = actorName ?? "The link of a group";
  return { kind: "changed", who, what: `released ${seatsWord(seats)} that were not claimed` };
}

function edited(seatsBefore: number, seats: number): string {
  return seatsBefore === seats
    ? "changed their special requirements"
    : `changed their group size from ${seatsBefore} to ${seats}`;
}

function passedOver(party: number, detail: Record<string, unknown>): string {
  const [free, times, timesMax] = [detail.seatsFree, detail.times, detail.timesMax].map(numberIn);
  const were = counted(free ?? 0, "seat was free", "seats were free");
  return `was skipped (${times} of ${timesMax}): ${were} for a group of ${party}`;
}

/** The words for the parts of a change of terms. Times are left to the event's own page. */
const TERM_WORDS: Record<string, string> = {
  state: "who can RSVP",
  guestsMax: "the guests allowed",
  waitlistEnabled: "the waitlist",
  waitlistMode: "the waitlist",
  partyRule: "the waitlist rule",
  offerMinutes: "how long offers stand",
  cutoffMinutes: "when promotion ends",
  approvalRequired: "who has to be approved",
  opensAt: "the opening of RSVPs",
  passOversMax: "the waitlist rule",
  closesAt: "the RSVP deadline",
  startsAt: "the time",
  endsAt: "the time",
};

function termsChanged({ detail, actorName }: ActivityFacts): ActivityText {
  const who = actorName ?? "A host";
  const changed = typeof detail.changed === "string" ? detail.changed.split(",") : [];
  const words = [...new Set(changed.flatMap((term) => TERM_WORDS[term] ?? []))];
  const capacity = changed.includes("capacity") ? [capacityChange(detail)] : [];
  const what = [...capacity, ...(words.length > 0 ? [`changed ${listed(words)}`] : [])].join(" and ");
  return { kind: "changed", who, what: what || "changed the event" };
}

function capacityChange({ capacity, capacityBefore }: Record<string, unknown>): string {
  if (typeof capacity !== "number") return "made the seats unlimited";
  if (typeof capacityBefore !== "number") return `limited the event to ${seatsWord(capacity)}`;
  const verb = capacity > capacityBefore ? "raised" : "lowered";
  return `${verb} the capacity from ${capacityBefore} to ${capacity}`;
}

function listed(words: string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
