import type { SeatRequest } from "../../server/seats/request";

/** What a server process is told to do. All but `block` are answered with a report of the same id. */
export type Order = { kind: "block"; milliseconds: number } | (AnsweredOrder & { id: number });

export type AnsweredOrder =
  | { kind: "ask"; poolId: string; request: SeatRequest }
  /** A procedure as whoever's session this cookie is, as if it had come over HTTP. */
  | { kind: "call"; procedure: `${string}.${string}`; cookie: string; input: unknown }
  /** Its ticker runs until this job has ended once. */
  | { kind: "tick"; job: string }
  /** What time it believes it is, in milliseconds. */
  | { kind: "clock" };

export type Report = { id: number; result: unknown } | { id: number; error: string };
