import { type Batcher, createBatcher, type Settled } from "../../db/batcher";
import type { Db } from "../../db/client";
import { type Limit, takeHit } from "../../db/rate-limit";
import { inTransaction, type Tx } from "../../db/transaction";
import { DomainError, notFound } from "../../errors";
import { appendEvents } from "../../outbox/append";
import type { DomainEvent } from "../../outbox/catalog";
import type { Viewer } from "../accounts/schema";
import { suspensionOf } from "../groups/access/suspension.policy";
import { holdOpenGroup } from "../groups/group-lock.queries";
import type { ContributionAccess } from "../posts/reading/queries";
import type { ReactionKind } from "../posts/schema";
import { type Change, netChanges } from "./policy";
import { readReacted } from "./queries";
import type { Reacted } from "./schema";

const REACTIONS: Limit = { name: "reaction", hitsMax: 300, windowSeconds: 60 };

/** Lists that run at the same moment; each holds a connection. */
const RUNNING_MAX = 4;

type Item = Change & { access: ContributionAccess; now: Date };

const batchers = new WeakMap<Db, Batcher<Item, Reacted>>();

/** What reacts to one contribution at the same time is gathered into one transaction. */
function batcherOf(db: Db): Batcher<Item, Reacted> {
  let batcher = batchers.get(db);
  if (!batcher) {
    batcher = createBatcher<Item, Reacted>({
      run: (_, items) => react(db, items),
      batchMax: 500,
      runningMax: RUNNING_MAX,
      waitingMax: 20_000,
    });
    batchers.set(db, batcher);
  }
  return batcher;
}

type Reacting = { access: ContributionAccess; viewer: Viewer; kind: ReactionKind; isOn: boolean; now: Date };

/**
 * Sets or takes back one reaction of a member; doing it again changes nothing.
 * @returns the counts after it, and the member's own kinds
 * @throws DomainError not-found where the contribution is deleted or withheld; forbidden `group.members-only`,
 * `group.suspended`; conflict `group.archived`; rate-limited
 */
export async function setReaction(db: Db, { access, viewer, kind, isOn, now }: Reacting): Promise<Reacted> {
  await takeHit(db, REACTIONS, viewer.id);
  return batcherOf(db).submit(access.id, { access, userId: viewer.id, kind, isOn, now });
}

function react(db: Db, items: Item[]): Promise<Settled<Reacted>[]> {
  const [first] = items;
  if (!first) return Promise.resolve([]);
  return inTransaction(db, async (tx) => {
    const refusals = await findRefusals(tx, first.access, items);
    const accepted = items.filter((item) => !refusals.has(item.userId));
    const changes = netChanges(accepted);
    const written = await writeReactions(tx, first, changes);
    await writeTallies(tx, first.access.id, written);
    await appendEvents(
      tx,
      written.map((change) => factOf(first.access, change)),
    );
    const reactedOf = await readReacted(tx, first.access.id, [
      ...new Set(accepted.map(({ userId }) => userId)),
    ]);
    return items.map(({ userId }): Settled<Reacted> => {
      const error = refusals.get(userId);
      return error ? { ok: false, error } : { ok: true, value: reactedOf(userId) };
    });
  });
}

type MemberRow = { userId: string; suspendedUntil: Date | null };

/** Holds the group open and locks the members, then what they react to, and reads anew who may. @returns the refusals by person */
async function findRefusals(
  tx: Tx,
  access: ContributionAccess,
  items: Item[],
): Promise<Map<string, DomainError>> {
  const userIds = [...new Set(items.map(({ userId }) => userId))];
  await holdOpenGroup(tx, access.groupId);
  const members = await tx.$queryRaw<MemberRow[]>`
    select "userId", "suspendedUntil" from "GroupMember"
    where "groupId" = ${access.groupId}::uuid and "userId" = any(${userIds}::uuid[])
    order by "userId" for share`;
  const isShown = await lockShown(tx, access);
  const byId = new Map(members.map((member) => [member.userId, member]));
  const now = items[0]?.now ?? new Date();
  return new Map(
    userIds.flatMap((userId) => {
      const refusal = isShown ? refusalFor(byId.get(userId), now) : notFound(nounOf(access));
      return refusal ? [[userId, refusal] as const] : [];
    }),
  );
}

function refusalFor(member: MemberRow | undefined, now: Date): DomainError | null {
  return member ? suspensionOf(member, now) : new DomainError("group.members-only");
}

/** Holds up deleting and hiding of the contribution and its post. @returns whether both are shown to others */
async function lockShown(tx: Tx, { id, postId }: ContributionAccess): Promise<boolean> {
  const rows = await tx.$queryRaw<{ isShown: boolean }[]>`
    select "deletedAt" is null and "hiddenAt" is null and "heldAt" is null as "isShown"
    from "Contribution" where id in (${id}::uuid, ${postId}::uuid) order by id for share`;
  return rows.length > 0 && rows.every(({ isShown }) => isShown);
}

const nounOf = ({ id, postId }: ContributionAccess) =>
  id === postId ? ("post" as const) : ("comment" as const);

/** @returns the changes that really changed a row */
async function writeReactions(tx: Tx, { access, now }: Item, changes: Change[]): Promise<Change[]> {
  const added = changes.filter(({ isOn }) => isOn);
  const removed = changes.filter(({ isOn }) => !isOn);
  const rows: Change[] = [];
  if (added.length > 0)
    rows.push(
      ...(await tx.$queryRaw<Change[]>`
        insert into "Reaction" ("contributionId", kind, "userId", "createdAt")
        select ${access.id}::uuid, c.kind, c."userId", ${now}::timestamptz
        from unnest(${added.map(({ kind }) => kind)}::text[]::"ReactionKind"[],
          ${added.map(({ userId }) => userId)}::uuid[]) as c (kind, "userId")
        order by c.kind, c."userId"
        on conflict do nothing returning kind::text as kind, "userId", true as "isOn"`),
    );
  if (removed.length > 0)
    rows.push(
      ...(await tx.$queryRaw<Change[]>`
        delete from "Reaction" r
        using unnest(${removed.map(({ kind }) => kind)}::text[]::"ReactionKind"[],
          ${removed.map(({ userId }) => userId)}::uuid[]) as c (kind, "userId")
        where r."contributionId" = ${access.id}::uuid and r.kind = c.kind and r."userId" = c."userId"
        returning r.kind::text as kind, r."userId", false as "isOn"`),
    );
  return rows;
}

/** Adds what was really inserted and deleted to the counters, which are the last locks, in the order of kinds. */
async function writeTallies(tx: Tx, contributionId: string, written: Change[]): Promise<void> {
  if (written.length === 0) return;
  const kinds = [...new Set(written.map(({ kind }) => kind))].sort();
  const deltas = kinds.map((kind) =>
    written.reduce((sum, change) => sum + (change.kind === kind ? (change.isOn ? 1 : -1) : 0), 0),
  );
  // A row that is proposed must satisfy the check of the table even where it then becomes an update, hence the two steps.
  await tx.$executeRaw`
    insert into "ReactionTally" ("contributionId", kind, count)
    select ${contributionId}::uuid, k.kind, 0 from unnest(${kinds}::text[]::"ReactionKind"[]) as k (kind) order by k.kind
    on conflict do nothing`;
  await tx.$queryRaw`
    select kind from "ReactionTally" where "contributionId" = ${contributionId}::uuid
      and kind = any(${kinds}::text[]::"ReactionKind"[]) order by kind for no key update`;
  await tx.$executeRaw`
    update "ReactionTally" t set count = t.count + k.delta
    from unnest(${kinds}::text[]::"ReactionKind"[], ${deltas}::int[]) as k (kind, delta)
    where t."contributionId" = ${contributionId}::uuid and t.kind = k.kind`;
}

function factOf({ id, postId, groupId }: ContributionAccess, { userId, kind, isOn }: Change): DomainEvent {
  return {
    type: isOn ? "reaction.added" : "reaction.removed",
    aggregateId: id,
    payload: { groupId, postId, contributionId: id, userId, kind },
  };
}
