import { type AppKey, channelAuth, userAuth } from "../signatures";

/** Mulberry32: the same seed gives the same attack. Returns numbers from 0 (inclusive) to 1 (exclusive). */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const deep = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);

/** Values known to break servers, as JSON text. */
const values = [
  "null",
  "true",
  "0",
  "-1e999",
  '""',
  '"a"',
  "[]",
  "{}",
  '"\\ud800"',
  '"%E0%A4%A"',
  '"__proto__"',
  '"constructor"',
  '{"__proto__":{"polluted":1}}',
  '{"constructor":{"prototype":{"polluted":1}}}',
  '{"toString":null,"valueOf":1,"toJSON":"x"}',
  '{"length":1e9}',
  deep("[", "]", 5_000),
  deep('{"a":', "}", 2_000).replace("}", "1}"),
  `"${"x".repeat(11_000)}"`,
  `"${"é".repeat(200)}"`,
  '"#server-to-user-1"',
  '"private-a"',
  '"presence-a"',
  '"presence-__proto__"',
  '"cache-a"',
  '"private-encrypted-a"',
  '"\\u0000"',
  '"a:b"',
];

const events = [
  "pusher:subscribe",
  "pusher:unsubscribe",
  "pusher:signin",
  "pusher:ping",
  "pusher:pong",
  "pusher:error",
  "pusher_internal:member_added",
  "client-a",
  "client-",
  "__proto__",
  "constructor",
  "toString",
  "",
];

const brokenTexts = [
  "",
  "{",
  "}",
  "nul",
  "[1,",
  '{"event":',
  '{"event":"a"',
  "\u0000",
  "{'event':'a'}",
  "NaN",
  "﻿{}",
];
const brokenBytes = [
  [0xc3, 0x28],
  [0xff, 0xfe],
  [0xed, 0xa0, 0x80],
  [0x22, 0xe2, 0x82, 0x22],
  [0xf8, 0x88, 0x80, 0x80],
];

type Frame = { bytes: Buffer; binary: boolean };

export function hostileFrame(random: () => number, socketId: string, app: AppKey): Frame {
  const pick = <Value>(list: readonly [Value, ...Value[]] | Value[]): Value =>
    list[Math.floor(random() * list.length)] ?? (list[0] as Value);
  const text = (content: string, binary = false): Frame => ({ bytes: Buffer.from(content), binary });
  const channel = () =>
    pick(["private-a", "private-b", "presence-a", "private-cache-a", "private-encrypted-a"]);

  const kind = random();
  if (kind < 0.01) return { bytes: Buffer.from(pick(brokenBytes)), binary: false };
  if (kind < 0.015) return text("x".repeat(40_000));
  if (kind < 0.1) return text(pick(values), true);
  if (kind < 0.25) return text(pick([...brokenTexts, ...values]));
  if (kind < 0.45) {
    return text(`{"event":${JSON.stringify(pick(events))},"channel":${pick(values)},"data":${pick(values)}}`);
  }
  if (kind < 0.65) {
    const fields = ["channel", "auth", "channel_data", "user_data", "__proto__", "event"];
    const data = fields.map((field) => `"${field}":${pick(values)}`).join(",");
    return text(`{"event":${JSON.stringify(pick(events))},"data":{${data}}}`);
  }
  if (kind < 0.85) {
    // Validly signed, so that the code behind the signature check is reached too.
    const name = channel();
    const channelData = pick([
      `{"user_id":${pick(values)},"issued_at":${Date.now()},"user_info":${pick(values)}}`,
      pick(values),
    ]);
    const data = {
      channel: name,
      channel_data: channelData,
      auth: channelAuth(app, socketId, name, channelData),
    };
    return text(JSON.stringify({ event: pick(["pusher:subscribe", "pusher:unsubscribe"]), data }));
  }
  if (kind < 0.86) {
    const userData = pick([`{"id":${pick(values)},"watchlist":${pick(values)}}`, pick(values)]);
    const data = { user_data: userData, auth: userAuth(app, socketId, userData) };
    return text(JSON.stringify({ event: "pusher:signin", data }));
  }
  return text(`{"event":"client-${pick(events)}","channel":"${channel()}","data":${pick(values)}}`);
}

/** Request targets to append to a prefix: broken escapes, double slashes, dots, keys of prototypes. */
export const hostileTargets = [
  "",
  "/",
  "//",
  "%E0",
  "%E0%A4%A?protocol=%E0",
  "%00",
  "..%2f..%2f",
  "__proto__",
  "constructor/prototype?__proto__=1",
  "?%",
  "?protocol=7&protocol=7",
  "?auth_key=%E0%A4%A&auth_signature=%C3",
  `?${"a=b&".repeat(500)}`,
  `${"x".repeat(4_000)}?protocol=7`,
  "channels/%E0/users",
  "users/%E0/terminate_connections",
  "http://[::1",
  "test-key?protocol=__proto__",
];
