"use client";

import { Lazily, lazyPart } from "@/components/ui/lazy-part";

/** The renderer of Markdown, fetched once something is shown that the server did not render. */
const LateMarkdown = lazyPart(async () => (await import("@/components/ui/markdown")).Markdown);

type LazyMarkdownProps = { children: string; className?: string; pictures?: "shown" | "linked" };

/** Markdown rendered in the browser; plain text until its script has come. */
export function LazyMarkdown({ children, ...options }: LazyMarkdownProps) {
  return (
    <Lazily fallback={<p className="whitespace-pre-wrap">{children}</p>}>
      <LateMarkdown {...options}>{children}</LateMarkdown>
    </Lazily>
  );
}
