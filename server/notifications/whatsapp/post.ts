import { ChannelRefusal } from "../channel-refusal";

const TIMEOUT_MS = 10_000;
/** Of an answer no more than this is read. */
const ANSWER_CHARACTERS_MAX = 64 * 1024;
const RETRY_AFTER_MS_MAX = 24 * 60 * 60_000;

export type Post = { url: string; headers: Record<string, string>; body: string };

export type ProviderAnswer = {
  status: number;
  /** The body as JSON; undefined if it is not JSON. */
  body: unknown;
  retryAfterMs: number | null;
};

/**
 * Posts once and follows no redirect.
 * @throws ChannelRefusal, not final, where there is no answer within ten seconds
 */
export async function postOnce(
  { url, headers, body }: Post,
  timeoutMs = TIMEOUT_MS,
): Promise<ProviderAnswer> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const answer = await fetch(url, { method: "POST", headers, body, redirect: "manual", signal });
    const text = await beginningOf(answer);
    return { status: answer.status, body: parsed(text), retryAfterMs: retryAfterMs(answer, Date.now()) };
  } catch (error) {
    throw new ChannelRefusal(`WhatsApp did not answer: ${causeOf(error)}`, false);
  }
}

async function beginningOf(answer: Response): Promise<string> {
  let text = "";
  const decoder = new TextDecoder();
  for await (const chunk of answer.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    // Leaving the loop closes the connection.
    if (text.length > ANSWER_CHARACTERS_MAX) break;
  }
  return text;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Seconds or a date, as the header may say either. */
function retryAfterMs(answer: Response, nowMs: number): number | null {
  const said = answer.headers.get("retry-after");
  if (said === null) return null;
  const ms = /^\d+$/.test(said) ? Number(said) * 1000 : Date.parse(said) - nowMs;
  return Number.isFinite(ms) ? Math.min(Math.max(ms, 0), RETRY_AFTER_MS_MAX) : null;
}

/** `fetch` hides what went wrong behind one sentence. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  if (error.name === "TimeoutError") return "timeout";
  const { cause } = error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : error.message;
}
