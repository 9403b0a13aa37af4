import type { PoolFacts, RsvpFacts, SeatElsewhere, SeatFacts } from "./facts";

/** A pool that is decided together with others, as they see it. */
type Neighbour = { pool: PoolFacts; rowOfUser(userId: string): RsvpFacts | undefined };

/** By user, the pools that are decided together and in which their row is known. */
export type Places = Map<string, Set<Neighbour>>;

type Period = Pick<PoolFacts, "startsAt" | "endsAt" | "overlapAllowed">;

/**
 * Whether a person may not have a seat in both. Periods are half-open: one that ends when the other begins is free of
 * it.
 */
function isSameTime(a: Period, b: Period): boolean {
  return !a.overlapAllowed && !b.overlapAllowed && a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** The seats of people in the other pools that require the same seat as this one, as they are in this decision. */
export class SeatsBeside {
  private places: Places = new Map();

  constructor(
    private readonly own: Neighbour,
    readonly elsewhere: SeatFacts["elsewhere"],
  ) {}

  /** Makes the pools that are decided together known to each other. */
  standAmong(places: Places, userIds: Iterable<string>): void {
    this.places = places;
    for (const userId of userIds) this.appear(userId);
  }

  /** The person's row in this pool is known. */
  appear(userId: string): void {
    const known = this.places.get(userId);
    if (known) known.add(this.own);
    else this.places.set(userId, new Set([this.own]));
  }

  /**
   * The other pools in which the person has a seat or an offer at the time of this one. Empty where overlaps are
   * allowed.
   * @param giving pools that they are ready to leave; a seat at which they have arrived is theirs anyway
   */
  clashesOf(userId: string, giving: readonly string[] = []): string[] {
    return this.atThatTime(userId)
      .filter(({ status }) => status !== "waitlisted")
      .filter(({ poolId, hasArrived }) => hasArrived || !giving.includes(poolId))
      .map(({ poolId }) => poolId);
  }

  /** The other pools at the time of this one in which the person waits for a seat. */
  awaitedAtThatTime(userId: string): string[] {
    return this.atThatTime(userId)
      .filter(({ status }) => status === "waitlisted")
      .map(({ poolId }) => poolId);
  }

  private atThatTime(userId: string): SeatElsewhere[] {
    const { dependsOn } = this.own.pool;
    if (dependsOn === null) return [];
    const here = [...(this.places.get(userId) ?? [])].filter(
      (other) => other !== this.own && other.pool.dependsOn === dependsOn,
    );
    const ids = new Set(here.map(({ pool }) => pool.id));
    const others = (this.elsewhere.get(userId) ?? []).filter(({ poolId }) => !ids.has(poolId));
    const seats = [...others, ...here.flatMap((other) => seatIn(other, userId))];
    return seats.filter((seat) => isSameTime(this.own.pool, seat));
  }
}

function seatIn(neighbour: Neighbour, userId: string): SeatElsewhere[] {
  const { id: poolId, state, startsAt, endsAt, overlapAllowed } = neighbour.pool;
  const { status, checkedInSeats = 0 } = neighbour.rowOfUser(userId) ?? {};
  const isHeld = status === "confirmed" || status === "offered" || status === "waitlisted";
  if (state === "cancelled" || !isHeld) return [];
  return [{ poolId, status, startsAt, endsAt, overlapAllowed, hasArrived: checkedInSeats > 0 }];
}
