import { refusalOf } from "./error-message";
import type { WorkChallenge } from "./solve-work";

const ROUNDS_MAX = 3;

/**
 * Sends something, and once more with proof of work where the server asks for it because much comes from this network.
 * @param onWork called when this device begins to work, which takes a moment
 * @throws what `send` threw
 */
export async function withWork<Answer>(
  send: (work?: string) => Promise<Answer>,
  onWork?: () => void,
): Promise<Answer> {
  let work: string | undefined;
  for (let round = 0; ; round++) {
    try {
      return await send(work);
    } catch (error) {
      const challenge = challengeIn(error);
      if (!challenge || round === ROUNDS_MAX) throw error;
      onWork?.();
      const { solveWork } = await import("./solve-work");
      work = await solveWork(challenge);
    }
  }
}

/** The challenge in a refusal; null if it has none that this version can solve. */
function challengeIn(error: unknown): WorkChallenge | null {
  const challenge = refusalOf(error, "sign-in.work-needed", "sign-in-link.work-needed", "sign-up.work-needed")
    ?.details.challenge;
  const isSolvable = challenge?.algorithm === "SHA-256" && typeof challenge.text === "string";
  return isSolvable && typeof challenge.bits === "number" ? challenge : null;
}
