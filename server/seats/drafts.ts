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

  /** @param gone pools that were to be locked and no longer exist: no person has a seat to leave in them */
  constructor(
    readonly all: PoolDraft[],
    private readonly gone: ReadonlySet<string>,
  ) {
    this.byId = new Map(all.map((draft) => [draft.pool.id, draft]));
    const places: Places = new Map();
    for (const draft of all) {
      draft.beside.standAmong(places, draft.userIds());
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
   * Serves every queue and carries out the effects on other pools, until nothing is left to do. It terminates: a
   * row goes from waiting to seated to gone, and never back.
   * @throws PoolsNeeded
   */
  settle(): void {
    for (const draft of this.all) draft.promoteWaiters();
    for (let open = this.takeConsequences(); open.length > 0; open = this.takeConsequences()) {
      this.refuseMissing(open);
      // One at a time: if two seats were each to be dropped for the other, the person keeps one.
      for (const [draft, consequence] of open) this.carryOut(draft, consequence);
      for (const draft of this.all) draft.promoteWaiters();
    }
  }

  private takeConsequences(): [PoolDraft, Consequence][] {
    return this.all.flatMap((draft) =>
      draft.consequences.splice(0).map((one): [PoolDraft, Consequence] => [draft, one]),
    );
  }

  private refuseMissing(open: [PoolDraft, Consequence][]): void {
    const named = open.flatMap(([, { poolIds }]) => poolIds);
    const missing = named.filter((id) => !this.byId.has(id) && !this.gone.has(id));
    if (missing.length > 0) throw new PoolsNeeded([...new Set(missing)]);
  }

  private carryOut(cause: PoolDraft, { userId, poolIds, action, actorId }: Consequence): void {
    // A person who is free again is served where they wait, by the promotion that follows.
    if (action === "freed") return;
    const isSeated = cause.rowOfUser(userId)?.status === "confirmed";
    if (isSeated !== (action === "dropped")) return;
    const named = new Set(poolIds);
    for (const draft of this.all) {
      const depends = action === "left-with" && draft.pool.dependsOn === cause.pool.id;
      if (!depends && !named.has(draft.pool.id)) continue;
      const row = draft.rowOfUser(userId);
      if (!row || !isLive(row) || (action === "dropped" && isKept(draft, row))) continue;
      if (action === "dropped") row.leftAt = draft.now;
      draft.move(row, "cancelled", action, actorId);
    }
  }
}

/** The seat of a person who has arrived is kept, and so is a seat that seats in other pools require. */
function isKept(draft: PoolDraft, row: RsvpFacts): boolean {
  return row.checkedInSeats > 0 || draft.pool.hasDependents;
}
