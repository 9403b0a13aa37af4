// The structure rules as data; check-structure.mjs applies them and docs/architecture.md explains them.

/** Shorthand for several layers. */
const GROUND = ["db", "base", "errors", "lib"];
const PURE = ["domain-schema", "domain-policy", "seat-rules"];
const DOMAINS = [...PURE, "domain-queries", "domain-commands", "seats"];
const LIVE = ["realtime", "channel-names", "facts"];
const OUTBOX = ["outbox", "outbox-append"];

/**
 * A file belongs to the first layer whose pattern matches. A layer may import itself and the listed layers. In a
 * pattern `*` stands for one folder or name, `**` for any depth. `types` lists layers for `import type` only: types
 * vanish before the code runs.
 */
export const LAYERS = [
  { name: "lib", files: "lib/**", may: [], types: ["channel-names", "domain-schema", "seat-rules"] },
  // What may be parsed bounds readers and moderation alike.
  { name: "lib", files: "components/ui/markdown-bounds.ts", may: [] },
  { name: "ui", files: "components/ui/**", may: ["lib"] },
  {
    name: "components",
    files: "components/**",
    may: ["ui", "lib", "channel-names", ...PURE],
    types: ["routers"],
  },
  {
    name: "api-routes",
    files: "app/api/**",
    may: ["trpc", "auth", "routers", "jobs", "api", "graphql", "metrics", ...LIVE, ...GROUND],
  },
  {
    name: "pages",
    files: "app/**",
    may: ["components", "ui", "lib", "trpc", "auth", "facts", "social-card", "land-map", ...PURE],
  },
  // What the site publishes about itself, without the database.
  {
    name: "facts",
    files: "server/{api/openapi,realtime/config,security-text}.ts",
    may: ["api", "routers", "trpc", "auth", "base", "errors", "lib", ...PURE],
  },

  // The seat engine. Its rules are pure, so that pages can use them for their buttons; it knows no event, session,
  // email or HTTP.
  {
    name: "seat-rules",
    files:
      "server/seats/{admission,beside,facts,request,outcome,ledger,availability,promotion,queue,draft,drafts,entry,expiry,decide,promoted}.ts",
    may: ["lib"],
  },
  { name: "seat-rules", files: "server/seats/requests/**", may: ["lib"] },
  { name: "seats", files: "server/seats/**", may: ["seat-rules", "outbox-append", ...GROUND] },

  {
    name: "domain-schema",
    files: "server/domains/**/{,*.}schema.ts",
    may: ["lib", "seat-rules"],
    types: ["mail-words"],
  },
  {
    name: "domain-policy",
    files: "server/domains/**/{,*.}policy.ts",
    may: ["domain-schema", "seat-rules", "errors", "lib"],
    types: ["domain-queries", "mail-words"],
  },
  {
    name: "domain-queries",
    files: "server/domains/**/{,*.}queries.ts",
    may: ["mail-words", "seats", "storage", ...PURE, ...GROUND],
  },
  {
    name: "domain-commands",
    files: "server/domains/**/{,*.}commands.ts",
    may: ["domain-queries", "seats", "outbox-append", "storage", ...PURE, ...GROUND],
  },

  {
    name: "channel-names",
    files: "server/realtime/{,sourcing-,community-}channels.ts",
    may: ["lib"],
    types: ["domain-schema", "seat-rules"],
  },
  {
    name: "realtime",
    files: "server/realtime/**",
    may: ["channel-names", "facts", "domain-queries", ...PURE, ...GROUND],
  },
  // What may leave a transaction, and who may receive it.
  { name: "outbox-append", files: "server/outbox/{append,fact-table,sink}.ts", may: GROUND },
  { name: "outbox-append", files: "server/outbox/catalog/*.ts", may: GROUND },
  {
    name: "sinks",
    files: "server/outbox/sinks/**",
    may: ["outbox-append", "notifications", "mail-words", ...DOMAINS, ...LIVE, ...GROUND],
  },
  {
    name: "outbox",
    files: "server/outbox/**",
    may: ["outbox-append", "sinks", ...DOMAINS, ...LIVE, ...GROUND],
  },
  // Emails are previewed for hosts by the code that later sends them.
  {
    name: "mail-words",
    files:
      "server/notifications/{layout.ts,mail-template.tsx,app-url.ts,message-mails.ts,reminder-mails.ts,rsvp-mails.ts,offer-mails.ts,session-mails.ts,guest-mails.ts}",
    may: ["base", "errors", "lib", ...PURE],
    types: ["notifications"],
  },
  // The notification centre shows what people wrote as it is now.
  {
    name: "shown-words",
    files: "server/notifications/shown-words.ts",
    may: ["notifications", "db"],
  },
  {
    name: "notifications",
    files: "server/notifications/**",
    may: ["mail-words", "outgoing", "outbox-append", ...DOMAINS, ...LIVE, ...GROUND],
  },
  // One request to an address that strangers chose.
  { name: "outgoing", files: "server/webhooks/post.ts", may: [...DOMAINS, ...GROUND] },
  { name: "webhooks", files: "server/webhooks/**", may: ["outgoing", "outbox", ...DOMAINS, ...GROUND] },
  {
    name: "jobs",
    files: "server/jobs/**",
    may: ["notifications", "webhooks", "storage", ...OUTBOX, ...DOMAINS, ...LIVE, ...GROUND],
  },
  {
    name: "trpc",
    files: "server/trpc/**",
    may: ["routers", "auth", "notifications", ...DOMAINS, ...GROUND],
  },
  {
    name: "routers",
    files: "server/routers/**",
    // Operators monitor and start jobs.
    may: ["trpc", "jobs", "shown-words", "storage", "base", "errors", "lib", ...DOMAINS],
    types: ["db"],
  },
  {
    name: "api",
    files: "server/api/**",
    may: ["routers", "trpc", "auth", "storage", ...LIVE, ...DOMAINS, ...GROUND],
  },
  // Another wire for the same procedures.
  {
    name: "graphql",
    files: "server/graphql/**",
    may: ["routers", "trpc", "base", "errors", "lib", "domain-schema"],
  },
  {
    name: "social-card",
    files: "server/social-card/**",
    may: ["base", "errors", "lib"],
    types: ["domain-schema"],
  },
  // Where the bytes of uploads are, and what they are.
  { name: "storage", files: "server/storage/**", may: ["base", "errors", "lib"] },
  { name: "land-map", files: "server/land-map/**", may: ["base", "lib"] },
  { name: "auth", files: "server/{auth,sign-in}.ts", may: [...DOMAINS, ...GROUND] },
  { name: "db", files: "server/db/**", may: ["base", "errors", "lib"] },
  { name: "selfhost", files: "server/selfhost/**", may: ["**"] },
  { name: "errors", files: "server/errors.ts", may: ["lib"] },
  { name: "base", files: "server/{*,metrics/instruments}.ts", may: ["errors", "db", "lib"] },
  {
    name: "metrics",
    files: "server/metrics/**",
    may: [...PURE, ...GROUND],
    types: ["outbox", "outbox-append", "domain-commands"],
  },
];

/**
 * Which domains a domain may import, including types. The graph has no cycle: if two domains need each other, what
 * both need becomes a domain below them, or a third domain above them does what concerns both.
 */
export const DOMAIN_GRAPH = {
  // At the bottom: rules and rows without a direction of their own.
  "signed-links": [],
  bounces: [],
  idempotency: [],
  mailbox: [],
  accounts: ["signed-links", "bounces", "uploads"],
  uploads: ["signed-links"],
  refusals: ["accounts", "signed-links"],
  "invitation-links": ["signed-links"],
  // Communities. Events know the groups that they belong to.
  groups: ["accounts", "refusals", "signed-links", "uploads"],
  tags: ["accounts", "groups"],
  posts: ["accounts", "events", "groups", "tags", "uploads"],
  reactions: ["accounts", "groups", "posts"],
  // Above what it acts on.
  moderation: ["accounts", "groups", "posts"],
  "community-search": ["accounts", "events", "groups", "posts"],
  events: ["accounts", "groups", "refusals", "invitation-links", "uploads"],
  rsvps: ["accounts", "events", "refusals", "uploads"],
  sessions: ["events", "uploads"],
  schedule: ["events", "rsvps", "sessions"],
  // Above what an account can have: what remains of it when it ends.
  departures: [
    "accounts",
    "bounces",
    "events",
    "groups",
    "holds",
    "organizations",
    "rfps",
    "rsvps",
    "venues",
  ],
  checkin: ["accounts", "events", "rsvps", "signed-links"],
  invitations: ["accounts", "bounces", "events", "invitation-links", "refusals", "rsvps"],
  notifications: ["events", "posts", "rsvps", "sessions", "signed-links"],
  messages: ["bounces", "events"],
  calendar: ["accounts", "events", "rsvps", "signed-links"],
  announcements: ["calendar", "events"],
  analytics: ["feedback", "rsvps"],
  csv: ["accounts", "rfps"],
  webhooks: ["accounts", "organizations"],
  feedback: ["events"],
  push: ["accounts", "webhooks"],
  // Who may read an upload follows from what it belongs to.
  attachments: ["accounts", "events", "groups", "posts", "uploads"],
  // Venue sourcing.
  organizations: ["accounts", "refusals"],
  venues: ["availability", "organizations", "uploads"],
  availability: [],
  rfps: ["organizations", "uploads", "venues"],
  holds: ["availability", "organizations", "rfps", "venues"],
  operations: [
    "accounts",
    "availability",
    "bounces",
    "departures",
    "events",
    "holds",
    "moderation",
    "notifications",
    "rfps",
    "venues",
  ],
};

/** The allowed files of a domain folder: the four roles, of the folder's noun or of one named before the role. */
export const DOMAIN_FILES = /^([a-z0-9-]+\.)?(schema|policy|queries|commands)\.ts$|\.test\.ts$/;
/** A folder in a domain must hold at least this many files of one subject; a single file stays beside the others. */
export const FOLDER_FILES_MIN = 2;

export const FORBIDDEN_NAMES =
  /^(utils?|helpers?|common|misc|shared|stuff|lib|.*[-.](utils?|helpers?|service|manager|dto)|services?|managers?|repository|commands\d+|queries\d+)\.(tsx?|mjs)$/;
export const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(tsx?|mjs|mts)$/;

/** Things that are counted in sentences, in the plural. */
const COUNTED_WORDS =
  "people|persons|guests|seats|parties|messages|events|dates|places|answers|requests|others|minutes|hours|days|weeks|" +
  "months|seconds|facts|emails|mails|RSVPs|times|entries|tokens|sessions|deliveries|users|questions|invitations|" +
  "attempts|rows|helpers|reminders|choices|tries|webhooks|characters|hosts|visitors|views|runs|slots|jobs|offers|" +
  "drafts|members|accounts|claims|groups|posts|comments|replies|reactions";

/**
 * A value in a template or in JSX followed by such a word. A constant in capitals is never matched, because it is
 * never one.
 */
function countBefore(words) {
  return new RegExp(
    `(?:\\$\\{(?![A-Z][A-Z_0-9]*\\b)[^{}\n]*|[>\\s]\\{(?![A-Z][A-Z_0-9]*\\b)[^{}"\n]*)\\} (?:more )?(?:${words})\\b(?!=)`,
  );
}

/** Words that only some files may contain. */
export const RESERVED = [
  { pattern: /\bprocess\.env\b/, only: ["server/env.ts"], say: "process.env is read in server/env.ts only" },
  {
    pattern: /\bTRPCError\b/,
    only: ["server/trpc/**"],
    say: "TRPCError belongs to server/trpc; throw a DomainError",
  },
  {
    pattern: /eslint-disable|@ts-ignore|@ts-nocheck/,
    only: [],
    say: "a check is turned off; fix the cause, or explain it with @ts-expect-error",
  },
  {
    pattern: countBefore(COUNTED_WORDS),
    only: ["lib/plural.ts", "prisma/**"],
    say: "a count before a plural is wrong for one; write it with counted() or plural() of lib/plural.ts",
  },
];

/** The maximum number of lines; the first match counts. Causes a warning, not a failure. */
export const BUDGETS = [
  { files: "**/*.test.{ts,tsx}", lines: 250, what: "test" },
  { files: "server/routers/**", lines: 150, what: "router" },
  { files: "app/**/page.tsx", lines: 60, what: "page" },
  { files: "components/**", lines: 150, what: "component" },
  { files: "e2e/**/*.spec.ts", lines: 250, what: "spec" },
  { files: "**", lines: 250, what: "file" },
];
export const FUNCTION_LINES = 50;

/** Folders that are checked, and those that are left out. Tests may import anything. */
export const CHECKED = [
  "app",
  "components",
  "lib",
  "server",
  "prisma/seed",
  "e2e",
  "tests",
  "bench",
  "scripts",
];
export const LEFT_OUT = ["server/db/generated/**", "**/*.d.mts"];
export const TESTS = ["**/*.test.{ts,tsx}", "**/testing/**", "e2e/**", "tests/**"];
