import type { ReactNode } from "react";
import { Markdown } from "@/components/ui/markdown";
import { bodyKey } from "../body-key";
import type { CommentOut } from "../wire";

/** The texts of comments and of their replies as the server renders them, so that no renderer is sent to the browser. */
export function renderedBodies(comments: readonly CommentOut[]): Record<string, ReactNode> {
  const bodies: Record<string, ReactNode> = {};
  const waiting = [...comments];
  for (let comment = waiting.pop(); comment; comment = waiting.pop()) {
    if (comment.body !== null)
      bodies[bodyKey(comment)] = <Markdown pictures="linked">{comment.body}</Markdown>;
    waiting.push(...(comment.replies?.items ?? []));
  }
  return bodies;
}
