import type { Db } from "../server/db/client";
import { scanAtDoor, undoAtDoor } from "../server/domains/checkin/commands";
import type { Scan, Undo } from "../server/domains/checkin/schema";
import { submitSeatRequest } from "../server/seats/gather";
import { viewerOf } from "./cast";
import { createUsers, hours, joinRequest, newId, type TestEvent } from "./factories";

/** Half an hour after the start of events from `createEvent`. */
export const AT_DOOR = hours(24.5);

type Asked<T> = Omit<T, "nonce"> & { nonce?: string; now?: Date; db?: Db };

/** A person at the doors of an event, who scans and undoes at `AT_DOOR` unless another time is given. */
export async function openDoor(db: Db, event: TestEvent, name = "Dora Lind") {
  const [id = ""] = await createUsers(db, 1);
  await db.user.update({ where: { id }, data: { name } });
  const viewer = await viewerOf(db, id);
  const at = (now = AT_DOOR) => ({ event, viewer, now });
  return {
    viewer,
    at,
    scan: ({ now, db: other = db, nonce = newId(), ...scan }: Asked<Scan>) =>
      scanAtDoor(other, at(now), { ...scan, nonce }),
    undo: ({ now, db: other = db, nonce = newId(), ...undo }: Asked<Undo>) =>
      undoAtDoor(other, at(now), { ...undo, nonce }),
  };
}

/** A new person who joins the pool before the start. @returns their RSVP and who they are */
export async function createGuest(db: Db, poolId: string, guests = 0, at = hours(0)) {
  const [userId = ""] = await createUsers(db, 1);
  const { rsvp } = await submitSeatRequest(db, poolId, joinRequest(userId, guests), at);
  return { userId, rsvpId: rsvp?.id ?? "" };
}
