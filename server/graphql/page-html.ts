import { LIMITS } from "./limits";

/** The colours of the app, by the system's preference: the page runs no script that could read the theme switch. */
export const STYLE = `
:root { color-scheme: light dark; --text: light-dark(oklch(0.21 0.014 270), oklch(0.955 0.003 85));
  --muted: light-dark(oklch(0.465 0.014 270), oklch(0.728 0.01 270));
  --border: light-dark(oklch(0.912 0.004 85), oklch(0.292 0.009 270));
  --surface: light-dark(oklch(1 0 0), oklch(0.203 0.007 270));
  --link: light-dark(oklch(0.47 0.215 268), oklch(0.775 0.115 270)); }
body { margin: 0 auto; max-width: 52rem; padding: 2rem 1rem 4rem; color: var(--text); line-height: 1.6;
  background: light-dark(oklch(0.984 0.003 85), oklch(0.168 0.006 270));
  font-family: system-ui, sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.75rem; line-height: 1.2; } h2 { font-size: 1.25rem; margin-top: 2.5rem; } h3 { font-size: 1rem; margin: 1.5rem 0 0; }
a { color: var(--link); } p, li { max-width: 42rem; }
code, pre { font-family: ui-monospace, monospace; font-size: 0.875rem; }
pre { background: var(--surface); border: 1px solid var(--border); border-radius: 0.625rem; overflow-x: auto;
  padding: 1rem; line-height: 1.5; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
table { border-collapse: collapse; } th, td { text-align: left; padding: 0.25rem 1.5rem 0.25rem 0;
  border-bottom: 1px solid var(--border); font-weight: normal; } th { color: var(--muted); }
`;

const EXAMPLE = `curl '/api/graphql' \\
  -H "Authorization: Bearer $TURNOUT_TOKEN" \\
  -H 'Content-Type: application/json' \\
  -d '{"query":"{ viewer { id name } }"}'`;

export const EXAMPLES: [title: string, query: string][] = [
  [
    "Venues near a place, with their badges",
    `{
  venues(filters: { near: { latitude: 38.72, longitude: -9.14 }, attendance: 120 }, limit: 5) {
    items { name city distanceKm availabilityBadgeLabel }
    nextCursor
  }
}`,
  ],
  [
    "The posts of a group",
    `query Posts($group: ID!) {
  posts(groupId: $group, limit: 10) {
    items { id title tags { name } commentCount reactions { like love } author { name } }
    nextCursor
  }
}`,
  ],
  [
    "The comments on a post, with their first replies",
    `query Comments($post: ID!) {
  comments(postId: $post, limit: 10) {
    items { body replies { items { body author { name } } nextCursor } author { name } }
    nextCursor
  }
}`,
  ],
  [
    "Your places on waitlists",
    `{
  myWaitlistEntries(activeOnly: true) {
    waitlistEntries { id status position holdExpiresAt venue { name } }
    pagination { total }
  }
}`,
  ],
  [
    "Accept a hold",
    `mutation Accept($id: ID!) {
  convertWaitlistHold(waitlistId: $id) {
    waitlistEntry { status }
    newRfp { id status }
  }
}`,
  ],
];

const ERROR = `{
  "data": { "viewer": null },
  "errors": [{
    "message": "Sign in first.",
    "path": ["viewer"],
    "extensions": {
      "code": "unauthenticated",
      "reason": "sign-in.missing",
      "apolloCode": "UNAUTHENTICATED"
    }
  }]
}`;

const BOUNDS: [string, number][] = [
  ["Operations in a batch", LIMITS.operations],
  ["Fields of Query and Mutation, over the whole batch", LIMITS.calls],
  ["Values in the answer, over the whole batch", LIMITS.cost],
  ["Levels of fields", LIMITS.depth],
  ["Aliases", LIMITS.aliases],
  ["Directives", LIMITS.directives],
  ["Tokens of a document", LIMITS.tokens],
];

/** The page about the schema: how to send a query, what is refused, and the schema itself. */
export function pageHtml(sdl: string): string {
  const bounds = BOUNDS.map(([name, max]) => `<tr><th scope="row">${name}</th><td>${max}</td></tr>`).join("");
  const examples = EXAMPLES.map(([title, query]) => `<h3>${title}</h3>\n${block(title, query)}`).join("\n");
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>GraphQL · Turnout</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>GraphQL</h1>
<p>Groups with their posts, organizations, venues, requests and the venue waitlist for your own programs, with the same
permissions and rate limits as the <a href="/docs/api">REST API</a>. Get the schema as
<a href="/api/graphql?sdl">plain text</a>, or by introspection.</p>
<h2>Sending a query</h2>
<p>Send operations with <code>POST</code> as JSON: <code>query</code>, <code>variables</code> and
<code>operationName</code>. A list of operations is a batch. Create a personal access token in your
<a href="/settings">settings</a>; pages of this site may use the sign-in cookie instead.</p>
${block("Example of a query", EXAMPLE)}
${examples}
<h2>Errors</h2>
<p>A refused field is <code>null</code>, and <code>errors</code> says why. Branch on <code>extensions.reason</code>,
which is the one that REST has too. <code>apolloCode</code> has the names that Apollo uses. If you are rate-limited,
<code>retryAfterSeconds</code> and the header <code>Retry-After</code> say when to try again. Each field counts as one
call. A query that can't be read or asks for too much is refused as a whole, with status 400.</p>
${block("Example of an error", ERROR)}
<h2>Limits</h2>
<table>${bounds}</table>
<h2>Schema</h2>
${block("Schema", sdl)}
</main>
</body>
</html>
`;
}

/** A text that scrolls by itself, also by keyboard. */
function block(label: string, text: string): string {
  return `<pre tabindex="0" role="region" aria-label="${label}"><code>${escaped(text)}</code></pre>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
