import { restPath } from "../api/routes";

const API = new Set([
  "auth",
  "cron",
  "health",
  "metrics",
  "no-invitations",
  "oembed",
  "pusher",
  "unsubscribe",
]);
const PAGES = new Set([
  ...[
    "admin",
    "change-address",
    "claims",
    "confirm-address",
    "docs",
    "embed",
    "events",
    "g",
    "groups",
    "hosting",
    "invitations",
    "mailbox",
    "me",
    "new-password",
    "notifications",
    "organize",
    "tags",
    "venue-desk",
    "venues",
  ],
  ...["no-invitations", "oembed", "offers", "settings", "sign-in", "sign-out", "sign-up", "unsubscribe"],
]);

/**
 * The route under which a request to Next is counted; null if its handler counts it. Only top-level sections, so
 * that a made-up path never becomes a label.
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
