import { createHash } from "node:crypto";
import { cursorOf, type Page, type PlaceInTime, placeInTime } from "../../../cursor";
import type { Prisma } from "../../../db/generated/client";
import type { Queryable } from "../../../db/transaction";
import { FAILURES_MAX } from "../../bounces/queries";
import { maskAddress, maskPhone, maskText } from "./policy";
import type { BounceOut, DeliveryCountsOut, DeliveryOut, DeliveryState } from "./schema";

const BOUNCES_SHOWN = 200;

const select = {
  id: true,
  channel: true,
  attempts: true,
  createdAt: true,
  runAfter: true,
  lastError: true,
  sentAt: true,
  parkedAt: true,
  skippedAt: true,
  notification: {
    select: { kind: true, recipient: true, user: { select: { name: true, email: true, phone: true } } },
  },
} as const;

type Row = Prisma.DeliveryGetPayload<{ select: typeof select }>;

/** The instant by which deliveries of a state are listed, newest first; due ones are listed oldest first. */
const ORDER = {
  parked: "parkedAt",
  due: "runAfter",
  waiting: "runAfter",
  sent: "createdAt",
  skipped: "createdAt",
} as const satisfies Record<DeliveryState, string>;

/** Messages in one state. @throws DomainError invalid for a broken cursor */
export async function listDeliveries(
  db: Queryable,
  by: {
    state: DeliveryState;
    kind?: string | undefined;
    channel?: string | undefined;
    cursor?: string | undefined;
    limit: number;
    now: Date;
  },
): Promise<Page<DeliveryOut>> {
  const { state, kind, channel, limit, now } = by;
  const cursors = cursorOf(`deliveries.${state}`, placeInTime);
  const column = ORDER[state];
  const isRising = column === "runAfter";
  const rows = await db.delivery.findMany({
    where: {
      AND: [
        whereState(state, now),
        channel === undefined ? {} : { channel },
        kind === undefined ? {} : { notification: { kind } },
        whereBeyond(cursors.read(by.cursor), column, isRising ? "gt" : "lt"),
      ],
    },
    orderBy: [{ [column]: isRising ? "asc" : "desc" }, { id: isRising ? "asc" : "desc" }],
    take: limit + 1,
    select,
  });
  const page = cursors.page(rows, limit, (row) => ({ at: row[column] ?? row.createdAt, id: row.id }));
  return { items: page.items.map(toDelivery), nextCursor: page.nextCursor };
}

function whereState(state: DeliveryState, now: Date): Prisma.DeliveryWhereInput {
  const open = { sentAt: null, parkedAt: null, skippedAt: null };
  if (state === "due") return { ...open, runAfter: { lte: now } };
  if (state === "waiting") return { ...open, runAfter: { gt: now } };
  return { [`${state}At`]: { not: null } };
}

function whereBeyond(
  place: PlaceInTime | null,
  column: string,
  than: "lt" | "gt",
): Prisma.DeliveryWhereInput {
  if (!place) return {};
  return { OR: [{ [column]: { [than]: place.at } }, { [column]: place.at, id: { [than]: place.id } }] };
}

function toDelivery({ notification: { kind, recipient, user }, ...row }: Row): DeliveryOut {
  const settledAt = row.sentAt ?? row.parkedAt ?? row.skippedAt;
  const address = user?.email ?? recipient.replace(/^mailto:/, "");
  const to = row.channel === "whatsapp" ? maskPhone(user?.phone ?? "") : maskAddress(address);
  return {
    id: row.id,
    kind,
    channel: row.channel,
    name: user?.name ?? null,
    to,
    attempts: row.attempts,
    createdAt: row.createdAt.toISOString(),
    runAfter: row.runAfter.toISOString(),
    settledAt: settledAt?.toISOString() ?? null,
    error: row.lastError && maskText(row.lastError),
  };
}

/** How many messages are in the states that an operator may look at, by kind where they were given up. */
export async function countDeliveries(db: Queryable, now: Date): Promise<DeliveryCountsOut> {
  const [parkedKinds, [open]] = await Promise.all([
    db.$queryRaw<{ kind: string; count: number }[]>`
      select n.kind, count(*)::int as count from "Delivery" d join "Notification" n on n.id = d."notificationId"
      where d."parkedAt" is not null group by n.kind order by 2 desc, 1`,
    db.$queryRaw<{ due: number }[]>`
      select count(*)::int as due from "Delivery"
      where "sentAt" is null and "parkedAt" is null and "skippedAt" is null and "runAfter" <= ${now}::timestamptz`,
  ]);
  const parked = parkedKinds.reduce((sum, { count }) => sum + count, 0);
  return { parked, due: open?.due ?? 0, parkedKinds };
}

/** Addresses that mail servers refused, the newest first. */
export async function listBounces(db: Queryable): Promise<{ items: BounceOut[]; total: number }> {
  const [rows, total] = await Promise.all([
    db.bouncedAddress.findMany({ orderBy: [{ lastAt: "desc" }, { address: "asc" }], take: BOUNCES_SHOWN }),
    db.bouncedAddress.count(),
  ]);
  const items = rows.map(({ address, failures, lastError, lastAt }) => ({
    id: bounceIdOf(address),
    address: maskAddress(address),
    failures,
    isGivenUp: failures >= FAILURES_MAX,
    error: maskText(lastError),
    lastAt: lastAt.toISOString(),
  }));
  return { items, total };
}

/** Identifies an address without showing it. */
function bounceIdOf(address: string): string {
  return createHash("sha256").update(address).digest("hex");
}
