import { z } from "zod";
import { asLibpq } from "./db/libpq-url";

const flag = z
  .enum(["0", "1", "true", "false", ""])
  .optional()
  .transform((value) =>
    value === undefined || value === "" ? undefined : value === "1" || value === "true",
  );

const optional = z
  .string()
  .optional()
  .transform((value) => (value === "" ? undefined : value));

/** The host must be part of the address itself, because the page policy names it. */
function isTileUrl(url: string): boolean {
  return URL.canParse(url) && /^https?:\/\/[^/{}]+\//.test(url);
}

const schema = z.object({
  NODE_ENV: z.enum(["development", "production", "test"]).default("development"),
  /** Set by a server that compresses all answers itself; Next then does not compress. */
  NEXT_COMPRESSION: flag,
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** The address to listen on. Unset: all addresses of this machine. */
  HOST: optional,
  DATABASE_URL: optional.transform((url, ctx) => {
    try {
      return url === undefined ? url : asLibpq(url);
    } catch (error) {
      ctx.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
      return z.NEVER;
    }
  }),
  DATABASE_POOL_MAX: z.coerce.number().int().min(2).max(200).default(10),
  TURNOUT_DATA_DIR: optional.transform((value) => value ?? ".turnout"),
  TURNOUT_DEMO: flag,
  NEXTAUTH_SECRET: optional,
  /** The secret before the present one: check-in codes that it signed are still accepted. */
  NEXTAUTH_SECRET_PREVIOUS: optional,
  NEXTAUTH_URL: optional,
  SMTP_URL: optional,
  /** The maximum of concurrent connections to the mail server. Each carries one message at a time. */
  SMTP_CONNECTIONS: z.coerce.number().int().min(1).max(100).default(10),
  MAIL_FROM: z.string().default("Turnout <no-reply@turnout.test>"),
  /** Where to report a vulnerability: an email address or the URL of a page. */
  SECURITY_CONTACT: optional,
  /** WhatsApp, through Meta's API or Twilio. */
  WHATSAPP_TOKEN: optional,
  WHATSAPP_PHONE_NUMBER_ID: optional,
  WHATSAPP_API_URL: z.url().default("https://graph.facebook.com/v23.0"),
  /** The language in which the templates were registered. */
  WHATSAPP_LANGUAGE: z.string().default("en"),
  TWILIO_ACCOUNT_SID: optional,
  TWILIO_AUTH_TOKEN: optional,
  TWILIO_WHATSAPP_FROM: optional,
  TWILIO_API_URL: z.url().default("https://api.twilio.com"),
  /** The content SIDs of the templates. */
  TWILIO_TEMPLATE_WAITLIST_HOLD_OFFERED: optional,
  TWILIO_TEMPLATE_WAITLIST_HOLD_REMINDER: optional,
  TWILIO_TEMPLATE_CONFIRM_PHONE: optional,
  /** The pair of keys for push messages, in base64url without padding. Unset in a site with its own database: generated. */
  VAPID_PUBLIC_KEY: optional.refine(
    (key) => key === undefined || /^[\w-]{87}$/.test(key),
    "use the public key of npx web-push generate-vapid-keys",
  ),
  VAPID_PRIVATE_KEY: optional.refine(
    (key) => key === undefined || /^[\w-]{43}$/.test(key),
    "use the private key of npx web-push generate-vapid-keys",
  ),
  /** Whom push services write to when something is wrong. Unset: the site's https address, or that of MAIL_FROM. */
  VAPID_SUBJECT: optional.refine(
    (subject) => subject === undefined || /^(mailto:\S+@\S+|https:\/\/\S+)$/.test(subject),
    "use mailto: with an email address, or an https URL",
  ),
  PUSHER_APP_ID: optional,
  PUSHER_KEY: optional,
  PUSHER_SECRET: optional,
  PUSHER_CLUSTER: optional,
  PUSHER_HOST: optional,
  PUSHER_PORT: optional,
  GOOGLE_CLIENT_ID: optional,
  GOOGLE_CLIENT_SECRET: optional,
  GITHUB_CLIENT_ID: optional,
  GITHUB_CLIENT_SECRET: optional,
  /** Lets webhooks reach programs on this machine, for trying them out. Never set it where strangers can sign up. */
  WEBHOOKS_TO_LOOPBACK: flag,
  CRON_SECRET: optional,
  /** The number of trusted proxies in front; their X-Forwarded-For entries are used. */
  TRUSTED_PROXIES: z.coerce.number().int().min(0).max(10).default(0),
  REDIS_URL: optional,
  /** The approximate maximum of entries kept in each stream. */
  REDIS_STREAM_MAX: z.coerce.number().int().min(1).max(100_000_000).default(100_000),
  KAFKA_BROKERS: optional,
  KAFKA_CLIENT_ID: z.string().default("turnout"),
  KAFKA_TOPIC_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9._-]{0,100}$/, "use letters, digits, dots, underscores and hyphens")
    .default(""),
  KAFKA_SSL: flag,
  KAFKA_SASL_MECHANISM: z.enum(["plain", "scram-sha-256", "scram-sha-512"]).default("scram-sha-512"),
  KAFKA_USERNAME: optional,
  KAFKA_PASSWORD: optional,
  /** Where uploads are kept. Unset: in the data folder. */
  S3_ENDPOINT: optional.pipe(z.url({ protocol: /^https?$/ }).optional()),
  S3_REGION: z.string().min(1).default("us-east-1"),
  S3_BUCKET: optional,
  S3_ACCESS_KEY_ID: optional,
  S3_SECRET_ACCESS_KEY: optional,
  /** Whether the bucket is part of the path instead of the host name. Unset: with an endpoint of one's own. */
  S3_FORCE_PATH_STYLE: flag,
  /** Set by Vercel, whose disk keeps nothing. */
  VERCEL: flag,
  /** Where map tiles come from, with {z}, {x} and {y} in it. Unset: maps are drawn by the site itself. */
  MAP_TILE_URL: optional.refine(
    (url) =>
      url === undefined || (["{z}", "{x}", "{y}"].every((part) => url.includes(part)) && isTileUrl(url)),
    "use an http or https URL with {z}, {x} and {y}",
  ),
  /** The words that the maker of the tiles wants to be shown on maps. */
  MAP_ATTRIBUTION: optional,
  /** Whether the event list is searched by an index; on by default. */
  SEARCH_INDEX: flag,
  /** Whether facts of groups, posts, comments and reactions are indexed and emitted; on by default. Off, they wait. */
  COMMUNITIES_WORKERS_ENABLED: flag,
  /** Clients that send it as a Bearer token may read the metrics. Unset: only this machine may. */
  METRICS_TOKEN: optional,
  /** Where traces are sent, such as http://localhost:4318. Unset: no traces. */
  OTEL_EXPORTER_OTLP_ENDPOINT: optional,
  OTEL_SERVICE_NAME: z.string().min(1).default("turnout"),
  OTEL_NODE_RESOURCE_DETECTORS: z.string().default("env,serviceinstance"),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
});

export type Env = z.infer<typeof schema>;

const holder = globalThis as typeof globalThis & { turnoutEnv?: Env };

/** The settings of this process, parsed once. @throws Error that names the invalid settings */
export function env(): Env {
  holder.turnoutEnv ??= parseEnv(process.env);
  return holder.turnoutEnv;
}

/** Adds settings that this process generated (an embedded database, secrets), before their first use. */
export function provideEnv(values: Partial<Record<keyof Env, string>>): void {
  for (const [name, value] of Object.entries(values)) {
    // In the environment, undefined would become the text "undefined".
    if (value !== undefined) process.env[name] = value;
  }
  holder.turnoutEnv = undefined;
}

export function parseEnv(source: Record<string, string | undefined>): Env {
  // Vercel always has one proxy in front, which overwrites X-Forwarded-For.
  const ofPlatform = source.VERCEL === "1" ? { TRUSTED_PROXIES: "1" } : {};
  const parsed = schema.safeParse({ ...ofPlatform, ...source });
  const faults = parsed.success
    ? missingIn(parsed.data)
    : parsed.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new Error(`Some settings cannot be used. ${faults.join("; ")}`);
}

/** Settings that only work together. */
function missingIn(env: Env): string[] {
  if ((env.VAPID_PUBLIC_KEY === undefined) !== (env.VAPID_PRIVATE_KEY === undefined)) {
    return ["VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY: set both or neither"];
  }
  const { S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY, S3_ENDPOINT } = env;
  const needed = { S3_BUCKET, S3_ACCESS_KEY_ID, S3_SECRET_ACCESS_KEY };
  if (S3_ENDPOINT === undefined && Object.values(needed).every((value) => value === undefined)) return [];
  return Object.entries(needed)
    .filter(([, value]) => value === undefined)
    .map(([name]) => `${name}: needed to keep uploads in S3`);
}
