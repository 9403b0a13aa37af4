import { addressBlock } from "../../../../client-address";
import type { Db } from "../../../../db/client";
import { giveHitBack, type Limit, takeAddressHit, takeHit } from "../../../../db/rate-limit";

/** From a device on which the person signed in before: their own, which nobody elsewhere can use up. */
const PER_DEVICE: Limit = { name: "sign-in-device", hitsMax: 10, windowSeconds: 900 };
/** Over all known devices, so that somebody who once knew the password cannot collect devices to guess from. */
const OVER_DEVICES: Limit = { name: "sign-in-devices", hitsMax: 100, windowSeconds: 900 };
/** From anywhere else: per network and account, per network, and per account over all networks. */
const PER_PLACE: Limit = { name: "sign-in-account", hitsMax: 10, windowSeconds: 900 };
const PER_NETWORK: Limit = { name: "sign-in-address", hitsMax: 50, windowSeconds: 900 };
const OVER_PLACES: Limit = { name: "sign-in-elsewhere", hitsMax: 100, windowSeconds: 3_600 };

export type Try = {
  email: string;
  clientAddress: string;
  /** The account's device, if it is one that is known. */
  known: { userId: string; device: string } | null;
};

/**
 * Counts a try at a password where it comes from. Wrong tries elsewhere lock nobody out of their own devices, and tries
 * from one network nobody out at another; guesses at one account stay bounded over all of them.
 * @returns how to take it back, once it was the right password
 * @throws DomainError rate-limited
 */
export async function takeTry(db: Db, { email, clientAddress, known }: Try): Promise<() => Promise<void>> {
  const counted: [Limit, string][] = known
    ? [
        [PER_DEVICE, `${known.userId} on ${known.device}`],
        [OVER_DEVICES, known.userId],
      ]
    : [
        [PER_PLACE, `${email} from ${addressBlock(clientAddress)}`],
        [OVER_PLACES, email],
      ];
  if (!known) await takeAddressHit(db, PER_NETWORK, clientAddress);
  for (const [limit, subject] of counted) await takeHit(db, limit, subject);
  return async () => {
    if (!known) await giveHitBack(db, PER_NETWORK, clientAddress);
    for (const [limit, subject] of counted) await giveHitBack(db, limit, subject);
  };
}
