import { addressBlock } from "../../../client-address";
import type { Db } from "../../../db/client";
import { countHits, giveHitBack, type Limit, takeAddressHit, takeHit } from "../../../db/rate-limit";
import { env } from "../../../env";
import { DomainError, isDomainError, isRefused } from "../../../errors";
import { bitsFor, makeChallenge, type NetworkUse, solvedChallenge, WORK_SECONDS } from "./policy";

const DAY_SECONDS = 86_400;

/** Per use: what a network may do without further ado, and what it may do beyond that by working for it. */
const BUDGETS: Record<NetworkUse, { plain: Limit; worked: Limit }> = {
  "sign-up": {
    plain: { name: "sign-up", hitsMax: 10, windowSeconds: 3_600 },
    worked: { name: "sign-up-work", hitsMax: 300, windowSeconds: 3_600 },
  },
  "sign-in-link": {
    plain: { name: "link-mail-address", hitsMax: 30, windowSeconds: 3_600 },
    worked: { name: "link-mail-work", hitsMax: 300, windowSeconds: 3_600 },
  },
  "sign-in": {
    plain: { name: "sign-in-address", hitsMax: 50, windowSeconds: 900 },
    worked: { name: "sign-in-work", hitsMax: 200, windowSeconds: 900 },
  },
};

/** Accounts that another site vouches for: it confirmed the address, and nothing is mailed. */
const VOUCHED_FOR: Limit = { name: "sign-up-oauth", hitsMax: 200, windowSeconds: 3_600 };

/** Longer than an answer is taken, so that none can be used again once this forgets it. */
const SPENT: Limit = { name: "work-spent", hitsMax: 1, windowSeconds: WORK_SECONDS * 2 };

/** Links from mails that were used in one network and let its budgets grow. */
const USED_LINKS: Limit = { name: "link-used", hitsMax: 200, windowSeconds: DAY_SECONDS };
/** For an address that was not confirmed before: its own hit, and room for one more person. */
const BACK_FOR_NEW_ADDRESS = 2;

/**
 * Counts a try where it comes from. Beyond the plain budget of a network each try has to be worked for.
 * @param asked.work the answer to a challenge, if there is one
 * @returns how to take the try back
 * @throws DomainError rate-limited: `….work-needed` with `challenge`, or `….too-many` once that budget is used up too
 */
export async function takeNetworkHit(
  db: Db,
  asked: { use: NetworkUse; clientAddress: string; work?: string | undefined; now: Date },
): Promise<() => Promise<void>> {
  const { use, clientAddress } = asked;
  // If no proxy reports the address, all clients would share one count, so none is kept.
  if (clientAddress === "unknown") return async () => {};
  const { plain, worked } = BUDGETS[use];
  const limit = (await spendWork(db, asked)) ? worked : plain;
  try {
    await takeHit(db, limit, clientAddress);
  } catch (error) {
    throw limit === plain ? await askForWork(db, asked, error) : error;
  }
  return () => giveHitBack(db, limit, clientAddress);
}

/** Counts a new account that another site vouches for. @throws DomainError rate-limited `sign-up-oauth.too-many` */
export function takeVouchedHit(db: Db, clientAddress: string): Promise<void> {
  return takeAddressHit(db, VOUCHED_FOR, clientAddress);
}

/**
 * Lets the budgets of a network grow by a mailed link that was used there: the mail was wanted, so its hit is given back,
 * and an address that is new makes room for another one. Budgets never exceed what they begin with.
 * @param clientAddress left out where it is not known
 */
export async function growBudgets(
  db: Db,
  used: { clientAddress?: string | undefined; isNewAddress: boolean },
): Promise<void> {
  const { clientAddress = "unknown", isNewAddress } = used;
  if (clientAddress === "unknown") return;
  try {
    await takeHit(db, USED_LINKS, clientAddress);
  } catch (error) {
    if (isDomainError(error) && error.code === "rate-limited") return;
    throw error;
  }
  await giveHitBack(db, BUDGETS["sign-in-link"].plain, clientAddress);
  if (!isNewAddress) return;
  for (let hit = 0; hit < BACK_FOR_NEW_ADDRESS; hit++) {
    await giveHitBack(db, BUDGETS["sign-up"].plain, clientAddress);
  }
}

type Asked = { use: NetworkUse; clientAddress: string; work?: string | undefined; now: Date };

/** Was this worked for? An answer that is not good is as none: perhaps there is room meanwhile. */
async function spendWork(db: Db, { use, clientAddress, work, now }: Asked): Promise<boolean> {
  if (work === undefined) return false;
  const challenge = solvedChallenge(work, { use, network: addressBlock(clientAddress), now }, secret());
  if (challenge === null) return false;
  try {
    await takeHit(db, SPENT, challenge);
    return true;
  } catch (error) {
    if (isDomainError(error) && error.code === "rate-limited") return false;
    throw error;
  }
}

/** The refusal with a challenge, as long as the network has something left that it can work for. */
async function askForWork(db: Db, { use, clientAddress, now }: Asked, error: unknown): Promise<unknown> {
  const { plain, worked } = BUDGETS[use];
  if (!isRefused(error, `${plain.name}.too-many`) || !error.details) return error;
  const answered = await countHits(db, worked, clientAddress);
  if (answered >= worked.hitsMax) return error;
  const about = { use, network: addressBlock(clientAddress), now, bits: bitsFor(answered) };
  const challenge = makeChallenge(about, secret());
  return new DomainError(`${use}.work-needed`, { ...error.details, challenge });
}

const secret = () => env().NEXTAUTH_SECRET ?? "";
