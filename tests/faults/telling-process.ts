import { database } from "../../server/db/client";
import { startDeliveries } from "../../server/notifications/deliveries";
import { startRelay } from "../../server/outbox/relay";

/** A process that only delivers notifications of committed facts, until it is killed. */
const db = database();
startRelay(db);
startDeliveries(db);
process.send?.("ready");
process.once("disconnect", () => process.exit(0));
