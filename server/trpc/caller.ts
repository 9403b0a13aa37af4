import { headers } from "next/headers";
import { cache } from "react";
import type { Viewer } from "../domains/accounts/schema";
import { appRouter } from "../routers/app-router";
import { type Context, createContext } from "./context";
import { createCallerFactory } from "./procedures";

/** One context for everything that a page renders, so that its session is looked up once. */
const pageContext = cache(async (): Promise<Context> => {
  const all = await headers();
  return createContext({ header: (name) => all.get(name) ?? undefined, remoteAddress: undefined });
});

/** The procedures as whoever requested this page. For server components only. */
export const serverCaller = cache(async () => createCallerFactory(appRouter)(await pageContext()));

/** Who requested this page, or null. */
export async function getViewer(): Promise<Viewer | null> {
  return (await pageContext()).viewer;
}
