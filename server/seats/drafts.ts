import type { Places } from "./beside";
import type { Consequence, PoolDraft } from "./draft";
import type { RsvpFacts } from "./facts";
import { isLive } from "./outcome";

/** Thrown when a decision reaches into pools that were not locked. The caller locks them too and decides again. */
export class PoolsNeeded extends Error {
  constructor(readonly poolIds: string[]) {
    super(`the decision needs the pools ${poolIds.join(", ")} too`);
  }
}

/** The working copies of the pools that are decided together. */
export class PoolDrafts {
  private readonly byId: Map<string, PoolDraft>;
  private readonly places: Places = new Map();

  /** @param gone pools that were to be locked and no longer exist: no person has a seat to leave in them */
  constructor(
    readonly all: PoolDraft[],
    private readonly gone: ReadonlySet<string>,
  ) {
    this.byId = new Map(all.map((draft) => [draft.pool.id, draft]));
    for (const draft of all) {
      draft.beside.standAmong(this.places, draft.userIds());
      const support = this.byId.get(draft.pool.dependsOn ?? "");
      if (support) draft.restOn(support);
    }
  }

  copy(): PoolDrafts {
    return new PoolDrafts(
      this.all.map((draft) => draft.copy()),
      this.gone,
    );
  }

  /** @throws PoolsNeeded */
  of(poolId: string): PoolDraft {
    const draft = this.byId.get(poolId);
    if (!draft) throw new PoolsNeeded([poolId]);
    return draft;
  }

  /**
   * Serves the queues of the pools that changed and carries out the effects on other pools, until nothing is left to
   * do. It terminates: a row goes from waiting to seated to gone, and never back. An event may have thousands of pools,
   * so the ones that nothing changed in are not looked at.
   * @throws PoolsNeeded
   */
  settle(changed: Iterable<PoolDraft> = this.all): void {
    for (let due = new Set(changed); due.size > 0; ) {
      for (const draft of due) draft.promoteWaiters();
      const open = takeConsequences(due);
      this.refuseMissing(open);
      // One at a time: if two seats were each to be dropped for the other, the person keeps one.
      due = new Set(open.flatMap(([draft, consequence]) => this.carryOut(draft, consequence)));
    }
  }

  /** The pools in which people who are known in this one wait: other terms here can make them free or busy there. */
  *awaitedBeside(draft: PoolDraft): Generator<PoolDraft> {
    for (const userId of draft.userIds()) {
      for (const other of this.placesOf(userId)) {
        if (other !== draft && other.rowOfUser(userId)?.status === "waitlisted") yield other;
      }
    }
  }

  private placesOf(userId: string): PoolDraft[] {
    return [...(this.places.get(userId) ?? [])].flatMap(({ pool }) => this.byId.get(pool.id) ?? []);
  }

  private refuseMissing(open: [PoolDraft, Consequence][]): void {
    const named = open.flatMap(([, { poolIds }]) => poolIds);
    const missing = named.filter((id) => !this.byId.has(id) && !this.gone.has(id));
    if (missing.length > 0) throw new PoolsNeeded([...new Set(missing)]);
  }

  /** @returns the pools whose queues may now be served */
  private carryOut(cause: PoolDraft, { userId, poolIds, action, actorId }: Consequence): PoolDraft[] {
    const named = poolIds.flatMap((id) => this.byId.get(id) ?? []);
    // A person who is free again is served where they wait, by the promotion that follows.
    if (action === "freed") return named;
    const isSeated = cause.rowOfUser(userId)?.status === "confirmed";
    if (isSeated !== (action === "dropped")) return [];
    const depending = this.placesOf(userId).filter(({ pool }) => pool.dependsOn === cause.pool.id);
    const reached = new Set([...named, ...(action === "left-with" ? depending : [])]);
    return [...reached].filter((draft) => {
      const row = draft.rowOfUser(userId);
      if (!row || !isLive(row) || (action === "dropped" && isKept(draft, row))) return false;
      if (action === "dropped") row.leftAt = draft.now;
      draft.move(row, "cancelled", action, actorId);
      return true;
    });
  }
}

function takeConsequences(drafts: Iterable<PoolDraft>): [PoolDraft, Consequence][] {
  return [...drafts].flatMap((draft) =>
    draft.consequences.splice(0).map((one): [PoolDraft, Consequence] => [draft, one]),
  );
}

/** The seat of a person who has arrived is kept, and so is a seat that seats in other pools require. */
function isKept(draft: PoolDraft, row: RsvpFacts): boolean {
  return row.checkedInSeats > 0 || draft.pool.hasDependents;
}
