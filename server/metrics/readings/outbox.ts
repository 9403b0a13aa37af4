import type { SinkName } from "../../outbox/sink";
import type { DeliveryChannel } from "../instruments";
import { type Reading, type Row, samplesOf, single } from "../reading";

const ALL: Readonly<Record<SinkName, true>> = {
  live: true,
  notifications: true,
  announcements: true,
  posts: true,
  webhooks: true,
  search: true,
  signals: true,
  redis: true,
  kafka: true,
};
const SINKS = Object.keys(ALL);
const CHANNELS = ["email", "whatsapp", "push", "webhook"] satisfies DeliveryChannel[];

export const outboxFacts: Reading = {
  gauges: {
    turnout_outbox_pending: "Committed facts not yet fanned out to the sinks.",
    turnout_outbox_oldest_pending_seconds: "Age of the oldest pending fact; 0 if there is none.",
    turnout_outbox_parked: "Facts set aside because no sink can read them.",
  },
  labelNames: [],
  read: async (tx) => {
    const [row] = await tx.$queryRaw<{ pending: number; age: number; parked: number }[]>`
      select (select count(*)::int from "OutboxEvent" where "doneAt" is null and "parkedAt" is null) as pending,
        (select count(*)::int from "OutboxEvent" where "doneAt" is null and "parkedAt" is not null) as parked,
        coalesce((
          select extract(epoch from clock_timestamp() - "createdAt")::float8 from "OutboxEvent"
          where "doneAt" is null and "parkedAt" is null order by seq limit 1
        ), 0) as age`;
    return {
      turnout_outbox_pending: single(row?.pending),
      turnout_outbox_oldest_pending_seconds: single(row?.age),
      turnout_outbox_parked: single(row?.parked),
    };
  },
};

export const outboxTasks: Reading = {
  gauges: {
    turnout_outbox_tasks_pending: "Facts that a sink has yet to deliver.",
    turnout_outbox_tasks_parked: "Facts that a sink has parked until an operator acts.",
    turnout_outbox_oldest_task_seconds:
      "Age of the oldest fact that a sink has yet to deliver; 0 if there is none.",
  },
  labelNames: ["sink"],
  read: async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      select sink, count(*) filter (where "parkedAt" is null)::int as pending,
        count(*) filter (where "parkedAt" is not null)::int as parked,
        extract(epoch from clock_timestamp() - min("createdAt") filter (where "parkedAt" is null))::float8 as age
      from "OutboxTask" group by sink`;
    const fields = {
      turnout_outbox_tasks_pending: "pending",
      turnout_outbox_tasks_parked: "parked",
      turnout_outbox_oldest_task_seconds: "age",
    };
    return samplesOf(rows, "sink", fields, SINKS);
  },
};

export const deliveries: Reading = {
  gauges: {
    turnout_deliveries_pending: "Messages still to be sent, including scheduled ones.",
    turnout_deliveries_parked: "Parked messages.",
    turnout_deliveries_overdue_seconds: "How long the most overdue message has been due; 0 if none is due.",
  },
  labelNames: ["channel"],
  read: async (tx) => {
    const rows = await tx.$queryRaw<Row[]>`
      select channel, count(*)::int as pending, 0 as parked,
        greatest(0, extract(epoch from clock_timestamp() - min("runAfter")))::float8 as overdue
      from "Delivery" where "sentAt" is null and "parkedAt" is null and "skippedAt" is null group by channel
      union all
      select 'webhook', count(*)::int, 0, coalesce(greatest(0, extract(epoch from clock_timestamp() - min("nextAttemptAt"))), 0)
      from "WebhookDelivery" where "deliveredAt" is null and "parkedAt" is null`;
    const parked = await tx.$queryRaw<Row[]>`
      select channel, count(*)::int as parked from "Delivery" where "parkedAt" is not null group by channel
      union all
      select 'webhook', count(*)::int from "WebhookDelivery" where "parkedAt" is not null`;
    return {
      ...samplesOf(
        rows,
        "channel",
        { turnout_deliveries_pending: "pending", turnout_deliveries_overdue_seconds: "overdue" },
        CHANNELS,
      ),
      ...samplesOf(parked, "channel", { turnout_deliveries_parked: "parked" }, CHANNELS),
    };
  },
};
