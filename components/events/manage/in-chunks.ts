import type { GuestOut } from "@/server/domains/rsvps/schema";
import type { Seats } from "@/server/seats/facts";
import type { Result } from "./refusals";

export type Answer = { results: Result[]; seats: Seats };

/** The server accepts this many ids per call. */
const IDS_MAX = 200;

export const idsOf = (people: readonly GuestOut[]) => people.map((guest) => guest.id);

/** Asks in chunks of the size that the server takes, and merges the answers. */
export async function inChunks(ids: string[], ask: (some: string[]) => Promise<Answer>): Promise<Answer> {
  const answers: Answer[] = [];
  for (let from = 0; from < ids.length; from += IDS_MAX) {
    answers.push(await ask(ids.slice(from, from + IDS_MAX)));
  }
  return { results: answers.flatMap((answer) => answer.results), seats: newestOf(answers) };
}

/** The seats of the last answer. @throws TypeError if there is none */
export function newestOf(answers: readonly { seats: Seats }[]): Seats {
  return answers
    .map((answer) => answer.seats)
    .reduce((best, seats) => (seats.version > best.version ? seats : best));
}
