"use client";

import type { TRPCClient } from "@trpc/client";
import { useOtherTabs } from "@/lib/use-other-tabs";
import type { AppRouter } from "@/server/routers/app-router";
import { SignInNotice } from "./sign-in-notice";
import { TextWatch } from "./text-watch";

type PageWatchProps = {
  viewerId: string | null;
  client: TRPCClient<AppRouter>;
};

/**
 * What watches a page from the moment it is read: says that the browser is signed in as another person than the page
 * was rendered for, and asks before written text is left behind.
 */
export function PageWatch({ viewerId, client }: PageWatchProps) {
  // Whatever it answers says who is signed in.
  useOtherTabs(viewerId, () => void client.accounts.me.query().catch(() => {}));
  return (
    <>
      <SignInNotice />
      <TextWatch />
    </>
  );
}
