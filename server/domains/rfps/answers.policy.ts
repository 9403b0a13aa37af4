import type { Answer } from "./desk.schema";
import { type Fault, faultsInDays } from "./drafts.policy";
import type { ResponseOut } from "./schema";

/** An answer with everything said or left empty: an answer replaces the one before as a whole. */
export type FullAnswer = ReturnType<typeof wholeAnswer>;

export function wholeAnswer(answer: Answer) {
  return {
    availability: answer.availability,
    message: answer.message ?? "",
    quote: answer.quote ?? null,
    currency: answer.currency ?? null,
    spaceIds: [...new Set(answer.spaceIds ?? [])],
    alternatives: answer.alternatives ?? [],
    validUntil: answer.validUntil ?? null,
  };
}

/** What is wrong in an answer, apart from its spaces. */
export function faultsInAnswer(answer: FullAnswer, now: Date): Fault[] {
  const faults: Fault[] = [];
  if (answer.quote !== null && answer.currency === null)
    faults.push({ field: "currency", message: "Choose the currency of your quote." });
  if (answer.validUntil !== null && answer.validUntil <= now)
    faults.push({ field: "validUntil", message: "Choose a time in the future." });
  answer.alternatives.forEach((days, index) => {
    const at = `alternatives.${index}`;
    faults.push(...faultsInDays(days, `${at}.start`, `${at}.end`, now));
  });
  return faults;
}

/** Whether an answer says what the present one says already. */
export function isSameAnswer(answer: FullAnswer, before: ResponseOut | null): boolean {
  if (!before) return false;
  const { availability, message, quote, currency, spaceIds, alternatives, validUntil } = before;
  const old = { availability, message, quote, currency, spaceIds, alternatives, validUntil };
  return JSON.stringify(old) === JSON.stringify(answer);
}
