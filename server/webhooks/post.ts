import http from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { type Gate, resolveTarget, siteGate, type Target } from "../domains/webhooks/address/queries";

/** What the way to the receivers depends on; tests put themselves in its place. */
export type Transport = {
  gate: Gate;
  /** From the look-up of the name to the end of the answer. */
  timeoutMs: number;
  /** The only trusted certificates; absent = those that the system trusts. */
  ca?: string;
};

/** To wherever this site may send. */
export function siteTransport(): Transport {
  return { gate: siteGate(), timeoutMs: 10_000 };
}

/** Of an answer no more than this is read, and nothing of it is kept. */
const ANSWER_BYTES_MAX = 64 * 1024;

export type Post = { url: string; headers: Record<string, string>; body: string | Buffer };
export type Answer = { status: number; retryAfter: string | undefined };

/** Aborted with this, a post ended because its time was up. */
export class TimeUp extends Error {}

/**
 * Posts to an address that is looked up and checked now, and connects to the very numbers that were checked. A redirect
 * is an answer like any other and is not followed.
 * @param stop ends it early; it then throws
 * @throws DomainError where the address may not be reached; TimeUp; the socket's error
 */
export async function post(request: Post, transport: Transport, stop: AbortSignal): Promise<Answer> {
  const ending = new AbortController();
  const end = () => ending.abort(stop.reason);
  const timer = setTimeout(() => ending.abort(new TimeUp()), transport.timeoutMs);
  stop.addEventListener("abort", end);
  try {
    if (stop.aborted) end();
    const target = await orEnded(resolveTarget(request.url, transport.gate), ending.signal);
    return await exchange(target, request, transport.ca, ending.signal);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener("abort", end);
  }
}

function exchange(
  { url, addresses }: Target,
  { headers, body }: Post,
  ca: string | undefined,
  signal: AbortSignal,
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === "https:" ? https : http;
    // A connection of its own: a reused one could lead to an earlier IP address of the name.
    const options = { method: "POST", headers, agent: false, lookup: pinnedTo(addresses), ca };
    let answer: Answer | undefined;
    const sent = request(url, options, (response) => {
      answer = { status: response.statusCode ?? 0, retryAfter: response.headers["retry-after"] };
      let bytes = 0;
      response.on("data", (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > ANSWER_BYTES_MAX) sent.destroy();
      });
      response.on("error", () => {});
    });
    // The status is the answer, however the body ends (in full, cut off, too long, too slow).
    const settle = (error: Error) => (answer ? resolve(answer) : reject(error));
    sent.on("error", settle);
    sent.on("close", () => settle(new Error("closed without an answer")));
    const onEnd = () => sent.destroy(signal.reason instanceof Error ? signal.reason : new Error("ended"));
    sent.on("close", () => signal.removeEventListener("abort", onEnd));
    if (signal.aborted) return onEnd();
    signal.addEventListener("abort", onEnd);
    sent.end(body);
  });
}

/** Answers every look-up of the connection with the numbers that were checked. */
function pinnedTo(addresses: string[]): LookupFunction {
  const found = addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 }));
  return (_hostname, { all }, done) => {
    const [first] = found;
    if (!first) return done(new Error("no address"), "");
    if (all) return done(null, found);
    done(null, first.address, first.family);
  };
}

/** The same promise, or the reason of the signal if that comes first. */
function orEnded<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const onEnd = () => reject(signal.reason);
    if (signal.aborted) onEnd();
    signal.addEventListener("abort", onEnd, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", onEnd));
  });
}
