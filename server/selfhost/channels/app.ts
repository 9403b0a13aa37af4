import type { Channels } from "./channels";
import type { Clients } from "./clients";
import type { Connection } from "./connection";
import type { ChannelsLimits } from "./limits";
import type { ChannelsLog } from "./log";
import type { AppKey } from "./signatures";
import type { Users } from "./users";

/** The state of one running server, shared by its WebSocket and its REST side. */
export type ChannelsApp = AppKey & {
  appId: string;
  limits: ChannelsLimits;
  log: ChannelsLog;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** Established connections by socket id. */
  connections: Map<string, Connection>;
  clients: Clients;
  channels: Channels;
  users: Users;
};
