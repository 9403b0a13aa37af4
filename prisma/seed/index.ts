import { hash } from "@node-rs/argon2";
import type { Db } from "../../server/db/client";
import { inTransaction, type Tx } from "../../server/db/transaction";
import { armReminders } from "../../server/domains/events/reminders/commands";
import type { Storage } from "../../server/storage/storage";
import { seedCommunities } from "./communities/communities";
import { GROUP_LISTINGS } from "./communities/events";
import { keepPictures } from "./communities/pictures";
import { eventId, seedEvent } from "./events";
import { LISTINGS } from "./listings";
import { seedNotifications } from "./notifications";
import { DEMO_PASSWORD, GUESTS, PERSONAS } from "./personas";
import { RULE_LISTINGS } from "./rule-listings";
import { seedSessions } from "./sessions/sessions";
import { seedSourcing } from "./sourcing/sourcing";

/** A busy machine takes long for all of it, and no one else uses the database meanwhile. */
const SEED_SECONDS = 300;

/**
 * Inserts the demo into an empty database: personas to sign in as, and events around `now` with their guests. One
 * transaction, all or nothing. Does nothing if the database has any user.
 * @param storage where pictures of posts are kept; null = the demo has none
 */
export async function seedDemo(db: Db, now: Date, storage: Storage | null = null): Promise<void> {
  if (await db.user.findFirst({ select: { id: true } })) return;
  const pictures = storage ? await keepPictures(storage) : {};
  const passwordHash = await hash(DEMO_PASSWORD);
  const seed = async (tx: Tx) => {
    await seedPeople(tx, passwordHash, now);
    for (const [index, listing] of [...LISTINGS, ...RULE_LISTINGS, ...GROUP_LISTINGS].entries())
      await seedEvent(tx, listing, index, now);
    await seedSessions(tx, eventId("conference"), now);
    const events = await tx.event.findMany({ select: { id: true } });
    await armReminders(
      tx,
      events.map(({ id }) => id),
      now,
    );
    await seedSourcing(tx, now);
    await seedCommunities(tx, now, pictures);
    await seedNotifications(tx, now);
    // Facts from before today count as notified, so that a first start does not send a hundred emails.
    await tx.outboxEvent.updateMany({ where: { doneAt: null }, data: { doneAt: now } });
  };
  await inTransaction(db, seed, { secondsMax: SEED_SECONDS });
}

async function seedPeople(tx: Tx, passwordHash: string, now: Date): Promise<void> {
  const personas = Object.values(PERSONAS).map(({ about: _, ...person }) => ({ ...person, passwordHash }));
  await tx.user.createMany({
    data: [...personas, ...GUESTS].map((person) => ({ ...person, emailVerifiedAt: now })),
  });
}
