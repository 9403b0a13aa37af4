const READ = ["GET", "HEAD"];

/** Pages that forms are sent to by browsers without script: they are shown again. */
const POSTED_TO = new Set(["invitations", "no-invitations", "sign-out", "unsubscribe"]);

/** What the handlers below /api take that are not REST or tRPC, which know their methods themselves. */
const OF_API = new Map([
  ["auth", [...READ, "POST"]],
  ["cron", [...READ, "POST"]],
  ["health", READ],
  ["metrics", READ],
  ["no-invitations", [...READ, "POST"]],
  ["pusher", ["POST"]],
  ["unsubscribe", [...READ, "POST"]],
]);

/**
 * The methods that a page, a file or a handler of its own takes. Next shows a page whatever the method is, and tells of
 * no method where it refuses one. @returns null where others answer for themselves: REST, tRPC, and Next's own files
 */
export function allowedMethods(path: string): readonly string[] | null {
  const [first = "", second = ""] = path.split("/").slice(1);
  if (first.startsWith("_")) return null;
  if (first === "api") return OF_API.get(second) ?? null;
  return POSTED_TO.has(first) ? [...READ, "POST"] : READ;
}

type MethodAnswer = { status: 204 | 405; headers: Record<string, string>; text: string };

/**
 * The answer to a method that an address does not take, and to OPTIONS; null where the request goes on.
 * @param asked.isServerAction Next's own way to send a form: it answers 404 to actions that it does not know
 */
export function refusedMethod(asked: {
  method: string;
  path: string;
  isServerAction: boolean;
}): MethodAnswer | null {
  const { method, path, isServerAction } = asked;
  const allowed = allowedMethods(path);
  if (!allowed || allowed.includes(method) || (method === "POST" && isServerAction)) return null;
  const allow = [...allowed, "OPTIONS"].join(", ");
  if (method === "OPTIONS") return { status: 204, headers: { allow }, text: "" };
  const headers = { allow, "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return { status: 405, headers, text: `${method} is not supported here.\n` };
}
