/** What only an open live connection needs, in one file to fetch. */
export { default as PusherClient } from "pusher-js";
export { startNudging } from "./live-nudge";
export { pusherOptions } from "./live-options";
