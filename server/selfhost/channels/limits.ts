/** Bounds of the Channels server. Sizes are bytes, durations end in their unit; the rest are counts. */
export type ChannelsLimits = {
  connections: number;
  subscriptionsPerConnection: number;
  framesPerSecond: number;
  clientEventsPerSecond: number;
  inboundFrameBytes: number;
  /** Unsent bytes after which a connection counts as too slow and is cut. */
  bufferedBytes: number;
  channelNameLength: number;
  eventNameLength: number;
  eventDataBytes: number;
  channelsPerTrigger: number;
  eventsPerBatch: number;
  restBodyBytes: number;
  presenceMembers: number;
  userIdLength: number;
  userInfoBytes: number;
  cachedChannels: number;
  cacheMs: number;
  timestampSkewSeconds: number;
  activityTimeoutSeconds: number;
  pingIntervalMs: number;
  closeTimeoutMs: number;
  subscriptionCountMs: number;
  webhookGraceMs: number;
  webhookTimeoutMs: number;
  webhookRetryMs: number;
  webhookGiveUpMs: number;
  webhookQueueLength: number;
};

export const defaultLimits: ChannelsLimits = {
  connections: 10_000,
  subscriptionsPerConnection: 200,
  framesPerSecond: 500,
  clientEventsPerSecond: 10,
  inboundFrameBytes: 32 * 1024,
  bufferedBytes: 1024 * 1024,
  channelNameLength: 164,
  eventNameLength: 200,
  eventDataBytes: 10 * 1024,
  channelsPerTrigger: 100,
  eventsPerBatch: 10,
  restBodyBytes: 512 * 1024,
  presenceMembers: 100,
  userIdLength: 128,
  userInfoBytes: 1024,
  cachedChannels: 10_000,
  cacheMs: 30 * 60_000,
  timestampSkewSeconds: 600,
  activityTimeoutSeconds: 120,
  pingIntervalMs: 30_000,
  closeTimeoutMs: 2_000,
  subscriptionCountMs: 1_000,
  webhookGraceMs: 3_000,
  webhookTimeoutMs: 5_000,
  webhookRetryMs: 1_000,
  webhookGiveUpMs: 5 * 60_000,
  webhookQueueLength: 10_000,
};
