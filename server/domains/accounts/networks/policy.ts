import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { WorkChallenge } from "../../../../lib/solve-work";

/** What many people of one network may do at the same time, and what no program shall do in bulk. */
export type NetworkUse = "sign-up" | "sign-in-link" | "sign-in";

/** How long an answer to a challenge is taken. */
export const WORK_SECONDS = 300;
/** A phone of average speed takes half a second for the first, and three for the last. */
const BITS_MIN = 16;
const BITS_MAX = 19;
/** After how many answers within the window the work doubles. */
const ANSWERS_PER_BIT = 60;
/** Two processes read the database's clock a little apart. */
const SKEW_SECONDS = 5;

const WORK = /^(([0-9a-z]{6,7})\.(\d{2})\.[\w-]{8})\.([\w-]{22})\.\d{1,12}$/;

/** How hard the next challenge is. @param answered how many were answered from this network within the window */
export function bitsFor(answered: number): number {
  return Math.min(BITS_MAX, BITS_MIN + Math.floor(answered / ANSWERS_PER_BIT));
}

type About = { use: NetworkUse; network: string; now: Date };

/** A task for one use from one network. Nothing is kept of it: the signature covers what its text leaves out. */
export function makeChallenge(about: About & { bits: number }, secret: string): WorkChallenge {
  const { bits, now } = about;
  const issued = Math.floor(now.getTime() / 1000).toString(36);
  const facts = `${issued}.${bits}.${randomBytes(6).toString("base64url")}`;
  const text = `${facts}.${signature(facts, about, secret)}`;
  return { algorithm: "SHA-256", text, bits, expiresInSeconds: WORK_SECONDS };
}

/**
 * What may be spent once for this answer, or null where it answers no challenge of ours: for another use, from another
 * network, too old, or not solved.
 */
export function solvedChallenge(work: string, about: About, secret: string): string | null {
  const [, facts = "", issued = "", bits = "", signed = ""] = WORK.exec(work) ?? [];
  const expected = Buffer.from(signature(facts, about, secret));
  const given = Buffer.from(signed);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return null;
  const ageSeconds = about.now.getTime() / 1000 - Number.parseInt(issued, 36);
  if (ageSeconds < -SKEW_SECONDS || ageSeconds > WORK_SECONDS) return null;
  const hash = createHash("sha256").update(work).digest().readUInt32BE(0);
  return Math.clz32(hash) >= Number(bits) ? facts : null;
}

/** The purpose counts in it, so that nothing else that this secret signs can be used for it. */
function signature(facts: string, { use, network }: About, secret: string): string {
  const signed = createHmac("sha256", secret).update(`work for ${use} from ${network}: ${facts}`);
  return signed.digest("base64url").slice(0, 22);
}
