import { pageViewerHeaders } from "@/lib/page-viewer";

type Sent = { method: "POST" | "PUT" | "DELETE"; path: string; body?: unknown; key?: string };

/** A key for one thing that a person writes: sent again with it, the same text is kept once. */
export function newWriteKey(): string {
  return crypto.randomUUID();
}

/**
 * Sends what a person wrote under its key. A second sending with the key, after a double click or a lost answer, is
 * answered with what the first one made.
 * @throws what the API refused, or `network.lost`
 */
export function writeOnce<Answer>(path: string, body: unknown, key: string): Promise<Answer> {
  return sendRest<Answer>({ method: "POST", path, body, key });
}

/**
 * Calls the REST API as the viewer of this page: only it takes an Idempotency-Key.
 * @throws what the API refused, or `network.lost`
 */
export async function sendRest<Answer>({ method, path, body, key }: Sent): Promise<Answer> {
  let answer: Response;
  try {
    answer = await fetch(`/api/v1${path}`, {
      method,
      headers: {
        ...pageViewerHeaders(),
        ...(body !== undefined && { "content-type": "application/json" }),
        ...(key && { "idempotency-key": key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
  } catch {
    throw { reason: "network.lost" };
  }
  const said: unknown = await answer.json().catch(() => null);
  if (answer.ok) return said as Answer;
  throw (said as { error?: unknown } | null)?.error ?? { reason: "server.fault" };
}
