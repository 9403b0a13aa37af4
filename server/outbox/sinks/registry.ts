import type { Sink } from "../sink";
import { withCommunityWorkers } from "./community-workers";
import { eventPosts } from "./event-posts";
import { kafkaTopics } from "./kafka-topics";
import { live } from "./live/live";
import { announcements, notifications } from "./notifications";
import { redisStreams } from "./redis-streams";
import { searchIndex } from "./search-index";
import { signals } from "./signals";
import { webhooks } from "./webhooks";

/** Every reader of facts. */
export const sinks: readonly Sink[] = [
  live,
  notifications,
  announcements,
  eventPosts,
  webhooks,
  withCommunityWorkers(searchIndex),
  signals,
  withCommunityWorkers(redisStreams),
  withCommunityWorkers(kafkaTopics),
];
