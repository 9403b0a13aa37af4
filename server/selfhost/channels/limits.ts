/** Bounds of the Channels server. Sizes are bytes, durations end in their unit; the rest are counts. */
export type ChannelsLimits = {
  connections: number;
  /** A hundred guests on one Wi-Fi, each with a few tabs, share one address. */
  connectionsPerAddress: number;
  subscriptions: number;
  subscriptionsPerAddress: number;
  subscriptionsPerConnection: number;
  framesPerSecond: number;
  inboundFrameBytes: number;
  /** The maximum number of fragments of one message: each fragment costs memory, however small it is. */
  inboundFragments: number;
  /** Unsent bytes beyond which a connection is too slow and is cut. */
  bufferedBytes: number;
  channelNameLength: number;
  eventNameLength: number;
  eventDataBytes: number;
  channelsPerTrigger: number;
  eventsPerBatch: number;
  restBodyBytes: number;
  userIdLength: number;
  timestampSkewSeconds: number;
  /** How long a leave for a private channel can be used. A page shows it at once; a slow phone needs some seconds. */
  leaveSeconds: number;
  activityTimeoutSeconds: number;
  pingIntervalMs: number;
  closeTimeoutMs: number;
};

export const defaultLimits: ChannelsLimits = {
  connections: 10_000,
  connectionsPerAddress: 1_000,
  subscriptions: 200_000,
  subscriptionsPerAddress: 20_000,
  subscriptionsPerConnection: 200,
  framesPerSecond: 500,
  inboundFrameBytes: 4 * 1024,
  inboundFragments: 16,
  bufferedBytes: 128 * 1024,
  channelNameLength: 164,
  eventNameLength: 200,
  eventDataBytes: 10 * 1024,
  channelsPerTrigger: 100,
  eventsPerBatch: 10,
  restBodyBytes: 512 * 1024,
  userIdLength: 128,
  timestampSkewSeconds: 600,
  leaveSeconds: 30,
  activityTimeoutSeconds: 120,
  pingIntervalMs: 30_000,
  closeTimeoutMs: 2_000,
};
