import type { Sink } from "../sink";
import { live } from "./live/live";
import { notifications } from "./notifications";
import { webhooks } from "./webhooks";

/** Everybody who must hear of facts. */
export const sinks: readonly Sink[] = [live, notifications, webhooks];
