import type { createCaller } from "./caller";

/** What resolvers get. One per HTTP request; the operations of a batch share it. */
export type GraphqlContext = {
  /** Calls procedures as the person who sent the request. */
  call: ReturnType<typeof createCaller>;
  requestId: string;
  /** What the operations of this request have asked for so far. */
  asked: { calls: number; cost: number };
  /** Refusals of procedures, for the Retry-After header. */
  refused: unknown[];
};
