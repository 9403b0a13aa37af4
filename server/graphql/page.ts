import { createHash } from "node:crypto";
import { printSchema } from "graphql";
import type { GraphqlAnswer } from "./answer";
import { pageHtml, STYLE } from "./page-html";
import { schema } from "./schema";

let sdl: string | undefined;

/** The text of the schema. */
export function schemaText(): string {
  sdl ??= printSchema(schema);
  return sdl;
}

/** The page about the schema, or its text alone. The same for everyone. */
export function pageAnswer({ isText }: { isText: boolean }): GraphqlAnswer {
  const cache = { "cache-control": "public, max-age=300" };
  if (isText) {
    const headers = { ...cache, "content-type": "text/plain; charset=utf-8" };
    return { status: 200, headers, text: `${schemaText()}\n` };
  }
  const style = `'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`;
  return {
    status: 200,
    headers: {
      ...cache,
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src ${style}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    },
    text: pageHtml(schemaText()),
  };
}
