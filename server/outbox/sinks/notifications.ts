import { notify } from "../../notifications/notify";
import { occasionsOf } from "../../notifications/occasions";
import { DONE, type Sink } from "../sink";

/** Facts that somebody is told of, apart from those about an RSVP. */
const OTHERS = new Set<string>([
  "event.cancelled",
  "event.restored",
  "event.called-off",
  "event.handed-over",
  "change.settled",
  "reminder.due",
  "message.released",
  "invitation.created",
  "invitation.renewed",
  "webhook.disabled",
]);

/** Works out who is to be told of a fact and on which channels. Sending is the work of the deliveries' own loop. */
export const notifications: Sink = {
  name: "notifications",
  isOn: () => true,
  wants: (type) => type.startsWith("rsvp.") || OTHERS.has(type),
  batchMax: 200,
  // Mail can wait for a rush of answers to be over, which it would otherwise slow down.
  gatherMs: 250,
  async deliver(db, facts, now) {
    await notify(db, (await occasionsOf(db, facts, now)).flat(), now);
    return facts.map(() => DONE);
  },
};
