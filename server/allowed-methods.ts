const READ = ["GET", "HEAD"];

/** Pages that browsers without script send forms to; the page is then shown again. */
const POSTED_TO = new Set(["invitations", "no-invitations", "sign-out", "unsubscribe"]);

/** The methods of handlers below /api other than REST and tRPC, which check their methods themselves. */
const OF_API = new Map([
  ["auth", [...READ, "POST"]],
  ["cron", [...READ, "POST"]],
  ["health", READ],
  ["metrics", READ],
  ["no-invitations", [...READ, "POST"]],
  ["oembed", READ],
  ["pusher", ["POST"]],
  ["unsubscribe", [...READ, "POST"]],
]);

/**
 * The methods that a page, a file or its own handler accepts. On its own, Next shows a page for every method, and
 * names no allowed method in a refusal.
 * @returns null for paths whose handlers answer themselves: REST, tRPC, and Next's own files
 */
export function allowedMethods(path: string): readonly string[] | null {
  const [first = "", second = ""] = path.split("/").slice(1);
  if (first.startsWith("_")) return null;
  if (first === "api") return OF_API.get(second) ?? null;
  return POSTED_TO.has(first) ? [...READ, "POST"] : READ;
}

type MethodAnswer = { status: 204 | 405; headers: Record<string, string>; text: string };

/**
 * The answer to a method that a path does not accept, and to OPTIONS; null if the request may go on.
 * @param asked.isServerAction a form sent in Next's own way, which answers 404 to actions that it does not know
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
