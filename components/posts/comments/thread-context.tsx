"use client";

import { createContext, type ReactNode, use } from "react";
import type { Moment } from "../moment";
import type { PostOut } from "../wire";

type Thread = Moment & {
  post: Pick<PostOut, "id" | "group" | "lockedAt">;
  viewerId: string | null;
  /** Whether the viewer is a member who may react and answer now. */
  mayWrite: boolean;
  /** Texts that the server rendered, by `bodyKey`. */
  bodies: Readonly<Record<string, ReactNode>>;
  /** The depth at which this page begins: 1, or that of the comment whose thread it shows. */
  rootDepth: number;
  /** Counts comments that the viewer wrote or deleted here, so that they are not announced as new. */
  onOwnCount: (change: 1 | -1) => void;
};

const ThreadContext = createContext<Thread | null>(null);
export const ThreadProvider = ThreadContext.Provider;

/** What all comments of a page share. @throws outside of a `ThreadProvider` */
export function useThread(): Thread {
  const thread = use(ThreadContext);
  if (!thread) throw new Error("A comment is shown outside of a thread.");
  return thread;
}
