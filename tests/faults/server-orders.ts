import type { Viewer } from "../../server/domains/accounts/schema";
import type { SeatRequest } from "../../server/domains/rsvps/seats/schema";

/** What a server process is told to do. All but `block` are answered with a report of the same id. */
export type Order = { kind: "block"; milliseconds: number } | (AnsweredOrder & { id: number });

export type AnsweredOrder =
  | { kind: "ask"; poolId: string; request: SeatRequest }
  /** A procedure as this person, with the context that a request over HTTP would have. */
  | { kind: "call"; procedure: `${string}.${string}`; viewer: Viewer; input: unknown }
  /** Its ticker runs until this job has ended once. */
  | { kind: "tick"; job: string };

export type Report = { id: number; result: unknown } | { id: number; error: string };
