import { headers } from "next/headers";
import { cache } from "react";
import { isConnectionLost, refusalFor } from "../db/postgres-error";
import type { Viewer } from "../domains/accounts/schema";
import { noteUnavailable } from "../request-scope";
import { appRouter } from "../routers/app-router";
import { type Context, createContext } from "./context";
import { createCallerFactory } from "./procedures";

/** One context for the whole rendering of a page, so that its session is looked up once. */
const pageContext = cache(async (): Promise<Context> => {
  const all = await headers();
  try {
    return await createContext({ header: (name) => all.get(name) ?? undefined, remoteAddress: undefined });
  } catch (error) {
    if (isConnectionLost(error) || refusalFor(error)?.code === "unavailable") noteUnavailable();
    throw error;
  }
});

/** Calls procedures as the viewer of this page. For server components only. */
export const serverCaller = cache(async () => createCallerFactory(appRouter)(await pageContext()));

/** The viewer of this page, or null. */
export async function getViewer(): Promise<Viewer | null> {
  return (await pageContext()).viewer;
}
