// Prints the free seats of an event, now and at every change: node live-seats.mjs SITE EVENT_ID
import Pusher from "pusher-js";

const [site, eventId] = process.argv.slice(2);
const get = async (path) => (await fetch(`${site}/api/v1${path}`)).json();
const { key, options } = await get("/live");

let shown = -1;
function show({ seats }) {
  if (seats.version <= shown) return; // messages can overtake each other
  shown = seats.version;
  console.log(`${seats.seatsLeft ?? "unlimited"} left, ${seats.waitlistLength} waiting`);
}

const channel = new Pusher(key, options).subscribe(`event-${eventId}`);
channel.bind("seats.changed", show);
// Also after every reconnect: messages sent in between were missed.
channel.bind("pusher:subscription_succeeded", async () => show(await get(`/events/${eventId}`)));
