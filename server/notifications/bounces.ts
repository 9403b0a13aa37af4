import type { Db } from "../db/client";
import { countRefusal } from "../domains/bounces/commands";
import { errorText } from "../error-text";
import { refusalOf } from "./refusals";

/** Counts a permanent refusal against the address, where the error is one. */
export async function noteRejection(db: Db, address: string, error: unknown, now: Date): Promise<void> {
  const of = refusalOf(error);
  if (of) await countRefusal(db, { address, of, error: errorText(error, 500), now });
}
