import type { editRsvp, rsvpToEvent, withdrawRsvp } from "../../server/domains/rsvps/commands";
import type { SeatRequest } from "../../server/domains/rsvps/seats/schema";

type Wish<Command extends (db: never, wish: never) => unknown> = Omit<Parameters<Command>[1], "now">;

/** What a server process is told to do. All but `block` are answered with a report of the same id. */
export type Order =
  | { kind: "block"; milliseconds: number }
  | ({ id: number } & (
      | { kind: "ask"; poolId: string; request: SeatRequest }
      | { kind: "rsvp"; rsvp: Wish<typeof rsvpToEvent> }
      | { kind: "edit"; edit: Wish<typeof editRsvp> }
      | { kind: "withdraw"; withdraw: Wish<typeof withdrawRsvp> }
      | { kind: "job"; name: string }
      | { kind: "clock" }
    ));

export type Report = { id: number; result: unknown } | { id: number; error: string };
