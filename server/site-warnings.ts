import { type Env, env } from "./env";
import { log } from "./log";

/** What an operator should fix although the site answers. */
type SiteWarning = "mail.nowhere" | "proxy.unnamed" | "uploads.nowhere";

export const SITE_WARNINGS: Record<SiteWarning, string> = {
  "mail.nowhere":
    "SMTP_URL is not set, so this site cannot send email: sign-in links, confirmations and notifications reach no one.",
  "proxy.unnamed":
    "Requests come through a proxy, but TRUSTED_PROXIES is not set, so everyone shares one address in rate limits. Set TRUSTED_PROXIES to the number of proxies in front.",
  "uploads.nowhere":
    "Uploads are turned off, because this platform keeps no files. Set S3_BUCKET, S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY to keep them in a bucket.",
};

const holder = globalThis as typeof globalThis & { turnoutUnnamedProxy?: true };

const PROXY_HEADERS = ["x-forwarded-for", "forwarded", "x-real-ip"];

/** Warns once if a proxy that the settings do not name forwarded this request. */
export function noteProxy(headers: Record<string, unknown>, trustedProxies: number): void {
  if (holder.turnoutUnnamedProxy || trustedProxies > 0) return;
  if (!PROXY_HEADERS.some((name) => headers[name] !== undefined)) return;
  holder.turnoutUnnamedProxy = true;
  log().warn(SITE_WARNINGS["proxy.unnamed"]);
}

/** Whether files cannot be kept: the platform has no lasting disk, and no bucket is set. */
function losesUploads({ S3_BUCKET, VERCEL }: Env = env()): boolean {
  return VERCEL === true && !S3_BUCKET;
}

/** Whether emails cannot be sent: there is no mail server, and no page of emails, which only the demo has. */
export function losesMail({ SMTP_URL, TURNOUT_DEMO }: Env = env()): boolean {
  return !SMTP_URL && !TURNOUT_DEMO;
}

/** All warnings of this process, in sentences. */
export function siteWarnings(): string[] {
  const found: SiteWarning[] = [];
  if (losesUploads()) found.push("uploads.nowhere");
  if (losesMail()) found.push("mail.nowhere");
  if (holder.turnoutUnnamedProxy) found.push("proxy.unnamed");
  return found.map((warning) => SITE_WARNINGS[warning]);
}
