import { isConnectionLost } from "../../db/postgres-error";

type Settling = {
  settle: (id: string) => Promise<void>;
  /** Told of each that failed. */
  onFailure: (id: string, error: unknown) => void;
};

/**
 * Settles one after the other. Those that fail or are cut off are found again by the next call, and none of them keeps the
 * others from being settled.
 * @throws the error of a lost connection if two in a row lost theirs
 */
export async function settleEach(
  ids: AsyncIterable<string>,
  { settle, onFailure }: Settling,
): Promise<{ settled: number; failed: number }> {
  const tally = { settled: 0, failed: 0 };
  let wasCut = false;
  for await (const id of ids) {
    try {
      await settle(id);
      tally.settled++;
      wasCut = false;
    } catch (error) {
      const isCut = isConnectionLost(error);
      if (isCut && wasCut) throw error;
      wasCut = isCut;
      tally.failed++;
      onFailure(id, error);
    }
  }
  return tally;
}
