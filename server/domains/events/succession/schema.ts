import { z } from "zod";
import { id, instantOut } from "../../../../lib/wire-schema";

/** The fate of an event whose host is banned or deletes the account. */
export const SUCCESSIONS = ["handed-over", "cancelled", "deleted", "kept"] as const;
export type Succession = (typeof SUCCESSIONS)[number];

/** The most events that are named; all of them are counted. */
export const SUCCESSIONS_SHOWN = 50;

const count = z.number().int();

export const successionOut = z.object({
  /** The nearest first. */
  events: z.array(
    z.object({
      id,
      slug: z.string(),
      title: z.string(),
      startsAt: instantOut,
      timeZone: z.string(),
      status: z.enum(["draft", "published", "cancelled"]),
      outcome: z.enum(SUCCESSIONS),
      /** The co-host who becomes the host. */
      newHost: z.string().nullable(),
      /** People who hold or await a seat. */
      people: count,
    }),
  ),
  counts: z.object({ "handed-over": count, cancelled: count, deleted: count, kept: count }),
  /** Events at which the person holds seats that go to the waitlist, or waits for some. */
  seats: count,
  waiting: count,
});
export type SuccessionOut = z.infer<typeof successionOut>;
