import type { ServerResponse } from "node:http";
import { currentRequest } from "../request-scope";

const RETRY_SECONDS = 10;
const SHELL = Buffer.from('<html id="__next_error__"');
const BODY = Buffer.from("<body>");

/**
 * Makes an error page readable without scripts. Next sends the page of a thrown error or of `notFound()` as an
 * empty shell that a script fills in. Here the shell gets its language and a `noscript` with a message. The script
 * replaces the whole document, so readers with scripts never see it. The body must not be compressed yet. Next
 * sends every failure as 500; a page that failed because the database was unavailable becomes 503 with
 * `Retry-After`.
 */
export function fillErrorShells(response: ServerResponse): void {
  const { write, end, writeHead } = response;
  const request = currentRequest();
  const truly = (status: number) => (status === 500 && request?.isUnavailable ? 503 : status);
  response.writeHead = ((status: number, ...rest: unknown[]) => {
    if (truly(status) !== status) response.setHeader("retry-after", RETRY_SECONDS);
    return Reflect.apply(writeHead, response, [truly(status), ...rest]);
  }) as typeof writeHead;
  let isFirst = true;
  function filled(chunk: unknown): unknown {
    if (!isFirst || !isBytes(chunk)) return chunk;
    isFirst = false;
    const words = wordsFor(truly(response.statusCode));
    return words ? (withWords(Buffer.from(chunk), words) ?? chunk) : chunk;
  }
  response.write = ((chunk: unknown, ...rest: unknown[]) =>
    Reflect.apply(write, response, [filled(chunk), ...rest])) as typeof write;
  response.end = ((chunk: unknown, ...rest: unknown[]) =>
    Reflect.apply(end, response, [filled(chunk), ...rest])) as typeof end;
}

function isBytes(chunk: unknown): chunk is Uint8Array {
  return (typeof chunk === "string" || chunk instanceof Uint8Array) && chunk.length > 0;
}

/** The shell with a language and a message; null if the bytes are not such a shell. */
function withWords(html: Buffer, words: string): Buffer | null {
  const shell = html.indexOf(SHELL);
  const body = html.indexOf(BODY, shell);
  if (shell === -1 || body === -1) return null;
  const afterId = shell + SHELL.length;
  const afterBody = body + BODY.length;
  return Buffer.concat([
    html.subarray(0, afterId),
    Buffer.from(' lang="en"'),
    html.subarray(afterId, afterBody),
    Buffer.from(`<noscript>${words}</noscript>`),
    html.subarray(afterBody),
  ]);
}

function wordsFor(status: number): string | null {
  if (status === 404) return NOT_FOUND;
  if (status === 503) return AWAY;
  return status >= 400 ? FAILED : null;
}

const page = (title: string, text: string) =>
  `<main style="max-width:24rem;margin:20vh auto 0;padding:0 1rem;font-family:system-ui,sans-serif;text-align:center">` +
  `<h1>${title}</h1><p>${text}</p><p><a href="/">Go to home page</a> · <a href="/events">Browse events</a></p></main>`;

const NOT_FOUND = page(
  "Page not found",
  "The link may be mistyped, or this page is gone or not open to you. If someone sent you this link, ask them.",
);
const FAILED = page(
  "This page could not be shown",
  "Something went wrong on our side. Everything you saved before is safe. Please try again in a minute.",
);
const AWAY = page(
  "We'll be right back",
  "The site can't reach its database right now. Everything you saved before is safe. Please try again in a minute.",
);
