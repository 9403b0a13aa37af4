import { z } from "zod";
import type { ChannelsApp } from "./app";
import { asksForCount, describeChannel } from "./channel-info";
import { refuseChannelName, serverToUserId } from "./channel-names";
import type { ChannelEvent } from "./channels";
import { readJson } from "./protocol";
import { RestRefusal } from "./rest-auth";

const common = {
  name: z.string().min(1),
  data: z.string(),
  socket_id: z
    .string()
    .regex(/^\d+\.\d+$/)
    .nullish(),
  info: z.string().nullish(),
};
const triggerBody = z.union([
  z.object({ ...common, channels: z.array(z.string()).min(1) }),
  z
    .object({ ...common, channel: z.string() })
    .transform(({ channel, ...rest }) => ({ ...rest, channels: [channel] })),
]);
const batchBody = z.object({ batch: z.array(z.object({ ...common, channel: z.string() })) });

type Checked = { events: ChannelEvent[]; socketId: string | undefined; withCount: boolean };
/** The answer, and the delivery to run after it was sent. */
export type Outcome = { body: object; afterwards?: () => void };

/**
 * `POST /events`: sends one event to up to 100 channels.
 * @throws RestRefusal
 */
export function triggerEvent(app: ChannelsApp, body: Buffer): Outcome {
  const trigger = readJson(body.toString("utf8"), triggerBody);
  if (!trigger) throw new RestRefusal(400, "Expected name, data as a string, and channels or channel");
  if (trigger.channels.length > app.limits.channelsPerTrigger)
    throw new RestRefusal(400, "Too many channels");
  const checked = check(app, trigger, trigger.channels);
  const answer = checked.withCount ? { channels: describeAll(app, checked) } : {};
  return { body: answer, afterwards: () => deliver(app, checked) };
}

/**
 * `POST /batch_events`: sends up to 10 events. One invalid event refuses all of them.
 * @throws RestRefusal
 */
export function triggerBatch(app: ChannelsApp, body: Buffer): Outcome {
  const parsed = readJson(body.toString("utf8"), batchBody);
  if (!parsed)
    throw new RestRefusal(400, "Expected a batch of events with name, channel and data as a string");
  if (parsed.batch.length > app.limits.eventsPerBatch)
    throw new RestRefusal(400, "Too many events in the batch");
  const checked = parsed.batch.map((item) => check(app, item, [item.channel]));
  const infos = checked.map((item) => Object.assign({}, ...Object.values(describeAll(app, item))));
  const isAsked = checked.some(({ withCount }) => withCount);
  const deliverAll = () => {
    for (const item of checked) deliver(app, item);
  };
  return { body: isAsked ? { batch: infos } : {}, afterwards: deliverAll };
}

type Item = {
  name: string;
  data: string;
  socket_id?: string | null | undefined;
  info?: string | null | undefined;
};

function check(app: ChannelsApp, item: Item, channels: string[]): Checked {
  const { limits } = app;
  if (item.name.length > limits.eventNameLength) throw new RestRefusal(400, "Event name too long");
  if (Buffer.byteLength(item.data) > limits.eventDataBytes) {
    throw new RestRefusal(413, `Event data over ${limits.eventDataBytes} bytes`);
  }
  for (const channel of channels) {
    const refused = refuseTarget(app, channel);
    if (refused !== null) throw new RestRefusal(400, `${refused}: ${channel.slice(0, 200)}`);
  }
  return {
    events: [...new Set(channels)].map((channel) => ({ channel, event: item.name, data: item.data })),
    socketId: item.socket_id ?? undefined,
    withCount: asksForCount(item.info ?? ""),
  };
}

function refuseTarget(app: ChannelsApp, channel: string): string | null {
  const userId = serverToUserId(channel);
  if (userId !== null) return userId.length <= app.limits.userIdLength ? null : "Invalid user id";
  return refuseChannelName(channel, app.limits.channelNameLength);
}

function describeAll(app: ChannelsApp, { events, withCount }: Checked): Record<string, object> {
  return Object.fromEntries(
    events.map(({ channel }) => [channel, describeChannel(app.channels, channel, withCount)]),
  );
}

function deliver(app: ChannelsApp, { events, socketId }: Checked): void {
  const except = socketId === undefined ? undefined : app.connections.get(socketId);
  for (const event of events) app.channels.publish(event, except);
}
