import type { Db } from "../db/client";
import { countRefusal } from "../domains/bounces/commands";
import { errorText } from "../error-text";
import { refusalOf } from "./refusals";

/** Remembers that this address was refused for good, where the error says that; other errors leave it as it is. */
export async function noteRejection(db: Db, address: string, error: unknown, now: Date): Promise<void> {
  const of = refusalOf(error);
  if (of) await countRefusal(db, { address, of, error: errorText(error, 500), now });
}
