import type { SeatRequest } from "../../server/seats/request";

/** Orders for a server process. All but `block` are answered with a report of the same id. */
export type Order = { kind: "block"; milliseconds: number } | (AnsweredOrder & { id: number });

export type AnsweredOrder =
  | { kind: "ask"; poolId: string; request: SeatRequest }
  /** Calls a procedure with the session of this cookie, as if over HTTP. */
  | { kind: "call"; procedure: `${string}.${string}`; cookie: string; input: unknown }
  /** Its ticker runs until this job has ended once. */
  | { kind: "tick"; job: string }
  /** The time that it believes it is, in milliseconds. */
  | { kind: "clock" };

export type Report = { id: number; result: unknown } | { id: number; error: string };
