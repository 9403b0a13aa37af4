import { Agent as HttpAgent } from "node:http";
import { Agent as HttpsAgent } from "node:https";
import Pusher from "pusher";
import { z } from "zod";
import { type Batcher, createBatcher, type Settled } from "../db/batcher";
import { env } from "../env";
import { noteLive } from "../readiness";
import type { ChannelKind, ChannelMessages, ChannelName } from "./channels";
import { channelsAccount, channelsHost } from "./config";

const TIMEOUT_MS = 3_000;
/** Limits of the Channels API. */
const CHANNELS_PER_TRIGGER = 100;
const EVENTS_PER_BATCH = 10;
const COUNTS_AT_ONCE = 20;

const channelState = z.object({ subscription_count: z.number().int().min(0) });

const TO_PEOPLE: ReadonlySet<string> = new Set<keyof ChannelMessages["user"]>([
  "rsvp.changed",
  "notifications.changed",
  "membership.changed",
]);

export type LiveMessage = { channel: string; name: string; data: unknown };

/** A message that fits its channel. */
export function liveMessage<Kind extends ChannelKind, Name extends keyof ChannelMessages[Kind] & string>(
  channel: ChannelName<Kind>,
  name: Name,
  data: ChannelMessages[Kind][Name],
): LiveMessage {
  return { channel, name, data };
}

type Publisher = {
  client: Pusher;
  batcher: Batcher<LiveMessage, void>;
  /** How many listen on a channel. A crowd of changes is counted a few channels at a time. */
  counter: Batcher<string, number>;
};

const holder = globalThis as typeof globalThis & {
  turnoutPublisher?: { settings: string; publisher: Publisher | null };
};

/** The client of the Channels server in use; null if there is none. One per process. */
export function channelsClient(): Pusher | null {
  return publisherNow()?.client ?? null;
}

/**
 * Publishes messages to the listeners of their channels. Those published while an earlier request runs share few requests.
 * Does nothing where no Channels server is configured.
 * @throws the SDK's error where the Channels server did not take a message within three seconds
 */
export async function publish(messages: LiveMessage[]): Promise<void> {
  const publisher = publisherNow();
  if (!publisher) return;
  // Messages to people go apart, so that a crowd of them does not hold up the counts.
  const queueOf = ({ name }: LiveMessage) => (TO_PEOPLE.has(name) ? "people" : "events");
  try {
    await Promise.all(messages.map((message) => publisher.batcher.submit(queueOf(message), message)));
    if (messages.length > 0) noteLive(true);
  } catch (error) {
    noteLive(false);
    throw error;
  }
}

/**
 * How many listen on the channels now; null where that is not known. Pusher itself is not asked, because it counts
 * subscriptions only for accounts that switch that on.
 */
export async function countListeners(channels: string[]): Promise<number | null> {
  const counter = channelsHost() ? publisherNow()?.counter : undefined;
  if (!counter) return null;
  try {
    const counts = await Promise.all(channels.map((channel) => counter.submit("all", channel)));
    return counts.reduce((sum, count) => sum + count, 0);
  } catch {
    // A server that is away is noticed by what is published to it.
    return null;
  }
}

async function countOne(client: Pusher, channel: string): Promise<Settled<number>> {
  try {
    const answer = await client.get({ path: `/channels/${channel}`, params: { info: "subscription_count" } });
    return { ok: true, value: channelState.parse(await answer.json()).subscription_count };
  } catch (error) {
    return { ok: false, error };
  }
}

/**
 * Ends every connection that listens by leave of these holders. Does nothing where no Channels server is configured.
 * @throws the SDK's error where the Channels server did not take it
 */
export async function cutConnections(holderIds: string[]): Promise<void> {
  const client = channelsClient();
  if (!client) return;
  await Promise.all(holderIds.map((id) => client.terminateUserConnections(id)));
}

function publisherNow(): Publisher | null {
  const settings = JSON.stringify([channelsAccount(), channelsHost(), env().PUSHER_CLUSTER]);
  if (holder.turnoutPublisher?.settings !== settings) {
    holder.turnoutPublisher = { settings, publisher: createPublisher() };
  }
  return holder.turnoutPublisher.publisher;
}

function createPublisher(): Publisher | null {
  const account = channelsAccount();
  if (!account) return null;
  const address = channelsHost();
  const agent =
    address && !address.useTLS ? new HttpAgent({ keepAlive: true }) : new HttpsAgent({ keepAlive: true });
  const common = { ...account, timeout: TIMEOUT_MS, agent };
  const client = address
    ? new Pusher({ ...common, ...address })
    : new Pusher({ ...common, cluster: env().PUSHER_CLUSTER ?? "mt1", useTLS: true });
  const batcher = createBatcher<LiveMessage, void>({
    run: (_, messages) => send(client, messages),
    batchMax: 500,
    runningMax: 2,
    waitingMax: 20_000,
  });
  const counter = createBatcher<string, number>({
    run: (_, channels) => Promise.all(channels.map((channel) => countOne(client, channel))),
    batchMax: COUNTS_AT_ONCE,
    runningMax: 1,
    waitingMax: 20_000,
  });
  return { client, batcher, counter };
}

type Request = { indexes: number[]; send: () => Promise<unknown> };

async function send(client: Pusher, messages: LiveMessage[]): Promise<Settled<void>[]> {
  const answers: Settled<void>[] = messages.map(() => ({ ok: true, value: undefined }));
  const requests = planRequests(client, messages).map(async ({ indexes, send }) => {
    try {
      await send();
    } catch (error) {
      for (const index of indexes) answers[index] = { ok: false, error };
    }
  });
  await Promise.all(requests);
  return answers;
}

/** The same words for many channels are one trigger per hundred; all else goes ten to a batch. */
function planRequests(client: Pusher, messages: LiveMessage[]): Request[] {
  const groups = new Map<string, number[]>();
  for (const [index, { name, data }] of messages.entries()) {
    const key = JSON.stringify([name, data]);
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  const isCrowd = (indexes: number[]) => indexes.length > EVENTS_PER_BATCH;
  const [crowds, others] = [
    [...groups.values()].filter(isCrowd),
    [...groups.values()].filter((g) => !isCrowd(g)),
  ];
  const at = (indexes: number[]) => indexes.flatMap((index) => messages[index] ?? []);
  const triggers = crowds
    .flatMap((crowd) => chunks(crowd, CHANNELS_PER_TRIGGER))
    .map((indexes) => {
      const [first] = at(indexes);
      const channels = [...new Set(at(indexes).map((message) => message.channel))];
      return { indexes, send: async () => first && client.trigger(channels, first.name, first.data) };
    });
  const batches = chunks(others.flat(), EVENTS_PER_BATCH).map((indexes) => {
    return { indexes, send: () => client.triggerBatch(at(indexes)) };
  });
  return [...triggers, ...batches];
}

function chunks<Item>(items: Item[], length: number): Item[][] {
  const count = Math.ceil(items.length / length);
  return Array.from({ length: count }, (_, index) => items.slice(index * length, (index + 1) * length));
}
