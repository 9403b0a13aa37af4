import { createHash } from "node:crypto";
import { uuidV7 } from "../../../lib/uuid";
import { GUESTS, PERSONAS } from "../personas";
import type { Who } from "./script";

/** The id of a persona or of a guest by number. */
export function idOf(who: Who): string {
  if (typeof who === "string") return PERSONAS[who].id;
  const guest = GUESTS[who % GUESTS.length];
  if (!guest) throw new Error(`there is no guest ${who}`);
  return guest.id;
}

/** An id that sorts by its time and is the same for the same name and time. */
export function timedId(name: string, at: Date): string {
  return uuidV7(at.getTime(), createHash("sha256").update(`turnout-demo/${name}`).digest().subarray(0, 10));
}
