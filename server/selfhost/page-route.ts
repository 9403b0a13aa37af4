import { restPath } from "../api/routes";

const API = new Set(["auth", "cron", "health", "metrics", "no-invitations", "pusher", "unsubscribe"]);
const PAGES = new Set([
  ...[
    "admin",
    "change-address",
    "claims",
    "confirm-address",
    "docs",
    "embed",
    "events",
    "hosting",
    "invitations",
    "mailbox",
    "me",
    "new-password",
    "notifications",
  ],
  ...["no-invitations", "oembed", "offers", "settings", "sign-in", "sign-out", "sign-up", "unsubscribe"],
]);

/**
 * Under which name a request to Next is counted; null where its handler counts it itself. Only whole sections, so that
 * no address that somebody makes up becomes a name.
 */
export function pageRoute(url: string | undefined): string | null {
  const path = (url ?? "/").split("?")[0] ?? "/";
  if (path.startsWith("/api/trpc/") || restPath(path) !== null) return null;
  const [first = "", second = ""] = path.split("/").slice(1);
  if (first === "") return "/";
  if (first === "_next") return "/_next";
  if (first === "api") return API.has(second) ? `/api/${second}` : "other";
  return PAGES.has(first) ? `/${first}` : "other";
}
