import { z } from "zod";

/** Codes of the Pusher protocol that this server sends. pusher-js decides by them whether and when it reconnects. */
export const closeCode = {
  goingAway: 1001,
  unknownApp: 4001,
  unknownPath: 4005,
  invalidVersion: 4006,
  unsupportedVersion: 4007,
  missingVersion: 4008,
  unauthorized: 4009,
  overCapacity: 4100,
  noPong: 4201,
  clientEventsOff: 4301,
} as const;

type ServerFrame = {
  event: string;
  channel?: string;
  /** JSON-encoded a second time unless it is already a string, as clients expect. */
  data: unknown;
};

/** Encodes one text frame, to be shared by every receiver. */
export function encodeFrame(frame: ServerFrame): Buffer {
  const data = typeof frame.data === "string" ? frame.data : JSON.stringify(frame.data);
  return Buffer.from(JSON.stringify({ ...frame, data }), "utf8");
}

/** `pusher:error` is the only frame whose data is an object and not a string. */
export function encodeError(message: string, code: number | null): Buffer {
  return Buffer.from(JSON.stringify({ event: "pusher:error", data: { code, message } }), "utf8");
}

const clientFrame = z.object({
  event: z.string().min(1),
  channel: z.string().optional(),
  data: z.unknown().optional(),
});
const optionalText = z
  .string()
  .nullish()
  .transform((text) => text ?? undefined);

export const subscribeData = z.object({
  channel: z.string(),
  auth: optionalText,
  channel_data: optionalText,
});
export const unsubscribeData = z.object({ channel: z.string() });
export const signinData = z.object({ auth: z.string(), user_data: z.string() });

export const holderData = z.object({
  user_id: z.string().min(1),
  /** When the right was read, in milliseconds since the epoch: a leave is good for seconds. */
  issued_at: z.number(),
  /** A link that also authorizes this connection. */
  user_info: z.object({ link_id: z.string().min(1).optional() }).optional(),
});
export const userData = z.object({ id: z.string().min(1), issued_at: z.number().optional() });

export type ClientFrame = z.infer<typeof clientFrame>;

/** Null for anything that is not a JSON object of the right shape. */
export function readClientFrame(bytes: Buffer): ClientFrame | null {
  return readJson(bytes.toString("utf8"), clientFrame);
}

export function readJson<Schema extends z.ZodType>(text: string, schema: Schema): z.output<Schema> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Null for a broken escape, on which `decodeURIComponent` throws. */
export function decodeEscapes(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Splits without `new URL`, which throws on targets such as `//` and turns `+` into a space. */
export function splitTarget(target: string): { path: string; query: string } {
  const mark = target.indexOf("?");
  return mark < 0
    ? { path: target, query: "" }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}

/** Null if an escape is broken or a name is repeated: a signature could then be read in two ways. */
export function readQuery(query: string): Map<string, string> | null {
  const values = new Map<string, string>();
  for (const pair of query.split("&")) {
    if (pair === "") continue;
    const mark = pair.indexOf("=");
    const name = decodeEscapes(mark < 0 ? pair : pair.slice(0, mark));
    const value = decodeEscapes(mark < 0 ? "" : pair.slice(mark + 1));
    if (name === null || value === null || values.has(name)) return null;
    values.set(name, value);
  }
  return values;
}
