import type { Db } from "../db/client";
import { extendLeases } from "../db/leased-queue";
import { REFUSED_ADDRESS } from "../domains/bounces/policy";
import { bouncedAmong } from "../domains/bounces/queries";
import { isWanted } from "../domains/notifications/kinds/policy";
import { type Lane, SENT_CHANNELS, type SentChannel } from "../domains/notifications/kinds/schema";
import { errorText } from "../error-text";
import { log } from "../log";
import { type Loop, startLoop } from "../loop";
import { countDelivery } from "../metrics";
import { traced } from "../tracing";
import { noteRejection } from "./bounces";
import { findKind } from "./kinds/catalog";
import type { Notice } from "./kinds/kind";
import { DELIVERIES, type LeasedDelivery, leaseDeliveries } from "./leases";
import { loadNotices } from "./load-notices";
import { onNewDeliveries } from "./notify";
import { reasonOfRecipient } from "./refusals";
import { ATTEMPTS_MAX, retryAt } from "./retry";
import { sendOver } from "./send";
import { type DeliveryOutcome, type SettledDelivery, settleDeliveries } from "./settle";

/** Deliveries in one batch; they are sent concurrently and share their queries. A push message goes to up to 20 browsers. */
const BATCH_MAX: Record<SentChannel, number> = { email: 100, whatsapp: 100, push: 25 };
/**
 * The loops of a channel, each by the last lane that it takes. While one waits for the slowest message of its batch,
 * another gets on; one is kept free for urgent emails. Over WhatsApp all kinds are urgent.
 */
const LOOPS: Record<SentChannel, readonly Lane[]> = {
  email: ["bulk", "bulk", "urgent"],
  whatsapp: ["bulk"],
  push: ["bulk", "urgent"],
};
/** Lets a burst of RSVPs pass, which sending would slow down. */
const GATHER_MS: Record<SentChannel, number> = { email: 150, whatsapp: 50, push: 50 };

export type DeliveryReport = { sent: number; skipped: number; failed: number; wakeAt: Date | null };

const NOTHING: DeliveryReport = { sent: 0, skipped: 0, failed: 0, wakeAt: null };

/**
 * Sends one batch of due deliveries of a channel, each once and only while it is not stale. A crash between the other
 * side's answer and our record can send a message a second time, with the same id.
 * @param now null = the database's clock
 */
export async function deliverOnce(
  db: Db,
  channel: SentChannel,
  {
    now = null,
    limit = BATCH_MAX[channel],
    lastLane,
  }: { now?: Date | null; limit?: number; lastLane?: Lane } = {},
): Promise<DeliveryReport> {
  const { leased, at } = await leaseDeliveries(db, { channel, limit, now, ...(lastLane && { lastLane }) });
  if (leased.length === 0) return NOTHING;
  // A slow mail server may take longer than a lease for all of them.
  const extend = () => void extendLeases(db, DELIVERIES, leased).catch(() => {});
  const lease = setInterval(extend, (DELIVERIES.leaseSeconds / 3) * 1000);
  try {
    const settled = await sendAll(db, channel, leased, at);
    await settleDeliveries(db, settled, at);
    return report(settled);
  } finally {
    clearInterval(lease);
  }
}

async function sendAll(
  db: Db,
  channel: SentChannel,
  leased: LeasedDelivery[],
  at: Date,
): Promise<SettledDelivery[]> {
  const [notices, bounced] = await Promise.all([
    loadNotices(db, leased, at),
    channel === "email"
      ? bouncedAmong(db, [...new Set(leased.map(({ to }) => to.email))])
      : new Set<string>(),
  ]);
  return Promise.all(
    leased.map(async (delivery, index): Promise<SettledDelivery> => {
      const notice = notices[index];
      const because = reasonToSkip(delivery, notice, bounced);
      if (because !== null || !notice) return { delivery, outcome: skipped(because) };
      if (delivery.attempts > ATTEMPTS_MAX) return { delivery, outcome: failed(delivery, CUT_OFF, at) };
      if (notice instanceof Error) return { delivery, outcome: failed(delivery, notice, at) };
      return { delivery, outcome: await attempt(db, delivery, notice, at) };
    }),
  );
}

const CUT_OFF = new Error("Each attempt was cut off before its outcome was recorded.");

const skipped = (because: string | null): DeliveryOutcome => ({
  is: "skipped",
  because: because ?? "There is nothing left to say.",
});

function reasonToSkip(
  { to, channel, kind }: LeasedDelivery,
  notice: Notice | Error | null | undefined,
  bounced: ReadonlySet<string>,
): string | null {
  const isOwed = notice !== null && notice !== undefined && !(notice instanceof Error) && notice.isOwed;
  if (to.isBanned && !isOwed) return "The person was banned.";
  if (!notice) return "There is nothing left to say.";
  if (channel === "email" && bounced.has(to.email)) return REFUSED_ADDRESS;
  if (channel === "whatsapp" && to.phone === null) return "The phone number was removed.";
  if (notice instanceof Error) return null;
  const choices = to.choice === null ? [] : [{ kind, channel, enabled: to.choice }];
  const isWantedNow = isWanted(kind, channel, choices) || (isOwed && channel === "email");
  return isWantedNow ? notice.staleBecause : "The person has switched this off.";
}

async function attempt(db: Db, delivery: LeasedDelivery, notice: Notice, at: Date): Promise<DeliveryOutcome> {
  try {
    const about = { "turnout.channel": delivery.channel, "turnout.kind": delivery.kind };
    return await traced("delivery", about, () => sendOver(db, delivery, notice, at));
  } catch (error) {
    if (delivery.channel === "email") await noteRejection(db, delivery.to.email, error, at);
    return failed(delivery, error, at);
  }
}

function failed({ id, kind, channel, attempts }: LeasedDelivery, error: unknown, at: Date): DeliveryOutcome {
  const text = errorText(error, 500);
  const runAfter = retryAt(error, attempts, at);
  const about = { delivery: id, kind, channel, attempt: attempts, error: text };
  const ofRecipient = channel === "email" ? reasonOfRecipient(error) : null;
  if (runAfter) {
    log().warn(about, "delivery failed and will be retried");
    return { is: "failed", error: text, runAfter };
  }
  // The host who typed the address sees the reason; an operator could do nothing about it.
  if (ofRecipient) {
    log().info(about, "the recipient's server refused an email");
    return { is: "skipped", because: `${ofRecipient} (${text})` };
  }
  log().error(about, "delivery given up");
  return { is: "parked", error: text };
}

function report(settled: SettledDelivery[]): DeliveryReport {
  const count = (...kinds: DeliveryOutcome["is"][]) =>
    settled.filter(({ outcome }) => kinds.includes(outcome.is)).length;
  for (const { delivery, outcome } of settled) {
    countDelivery(delivery.channel, outcome.is);
    findKind(delivery.kind)?.count?.(outcome.is);
  }
  const times = settled.flatMap(({ outcome }) => (outcome.is === "failed" ? outcome.runAfter.getTime() : []));
  const wakeAt = times.length > 0 ? new Date(Math.min(...times)) : null;
  return { sent: count("sent"), skipped: count("skipped"), failed: count("failed", "parked"), wakeAt };
}

/** Sends until nothing is due or the clock has reached `until`; for callers that live as long as one request. */
export async function drainDeliveries(
  db: Db,
  { until, now = null }: { until: Date; now?: Date | null },
): Promise<Omit<DeliveryReport, "wakeAt">> {
  const total = { sent: 0, skipped: 0, failed: 0 };
  for (let isMore = true; isMore && new Date() < until; ) {
    const reports = await Promise.all(SENT_CHANNELS.map((channel) => deliverOnce(db, channel, { now })));
    for (const { sent, skipped: left, failed: lost } of reports) {
      total.sent += sent;
      total.skipped += left;
      total.failed += lost;
    }
    isMore = reports.some((one) => one.sent + one.skipped + one.failed > 0);
  }
  return total;
}

/** Sends while this process lives: its own deliveries right away, and due ones of any process each second. */
export function startDeliveries(db: Db): { stop(): Promise<void> } {
  const loops = SENT_CHANNELS.flatMap((channel) =>
    LOOPS[channel].map((lastLane) => startChannel(db, channel, lastLane)),
  );
  const forget = onNewDeliveries(() => {
    for (const loop of loops) loop.wake();
  });
  return {
    async stop() {
      forget();
      await Promise.all(loops.map((loop) => loop.stop()));
    },
  };
}

function startChannel(db: Db, channel: SentChannel, lastLane: Lane): Loop {
  const once = async () => {
    const { sent, skipped: left, failed: lost, wakeAt } = await deliverOnce(db, channel, { lastLane });
    const count = sent + left + lost;
    return { isMore: count > 0, isFull: count === BATCH_MAX[channel], wakeAt };
  };
  return startLoop({ name: `deliveries ${channel} up to ${lastLane}`, gatherMs: GATHER_MS[channel], once });
}
