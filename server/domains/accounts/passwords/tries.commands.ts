import { addressBlock } from "../../../client-address";
import type { Db } from "../../../db/client";
import { giveHitBack, type Limit, takeHit } from "../../../db/rate-limit";
import { takeNetworkHit } from "../networks/commands";

/** From a device on which the person signed in before: their own, which tries from elsewhere cannot use up. */
const PER_DEVICE: Limit = { name: "sign-in-device", hitsMax: 10, windowSeconds: 900 };
/** Over all known devices, so that a person who once knew the password cannot collect devices to guess from. */
const OVER_DEVICES: Limit = { name: "sign-in-devices", hitsMax: 100, windowSeconds: 900 };
/** From anywhere else: per network and account, per account over all networks, and per network over all accounts. */
const PER_PLACE: Limit = { name: "sign-in-account", hitsMax: 10, windowSeconds: 900 };
const OVER_PLACES: Limit = { name: "sign-in-elsewhere", hitsMax: 100, windowSeconds: 3_600 };

export type Try = {
  email: string;
  clientAddress: string;
  /** The answer to the challenge of an earlier refusal. */
  work?: string | undefined;
  now: Date;
  /** The device, if it is a known one of the account. */
  known: { userId: string; device: string } | null;
};

/**
 * Counts a try at a password where it comes from. Wrong tries elsewhere do not lock people out of their own devices, and tries
 * from one network do not lock them out at another; guesses at one account stay bounded over all of them.
 * @returns how to take it back, once it was the right password
 * @throws DomainError rate-limited
 */
export async function takeTry(db: Db, tried: Try): Promise<() => Promise<void>> {
  const { email, clientAddress, known } = tried;
  const counted: [Limit, string][] = known
    ? [
        [PER_DEVICE, `${known.userId} on ${known.device}`],
        [OVER_DEVICES, known.userId],
      ]
    : [
        [PER_PLACE, `${email} from ${addressBlock(clientAddress)}`],
        [OVER_PLACES, email],
      ];
  const ofNetwork = known ? null : await takeNetworkHit(db, { ...tried, use: "sign-in" });
  for (const [limit, subject] of counted) await takeHit(db, limit, subject);
  return async () => {
    await ofNetwork?.();
    for (const [limit, subject] of counted) await giveHitBack(db, limit, subject);
  };
}
