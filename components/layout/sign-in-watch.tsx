"use client";

import { useOtherTabs } from "@/lib/use-other-tabs";
import { SignInNotice } from "./sign-in-notice";

type SignInWatchProps = {
  viewerId: string | null;
  /** Asks the server who is signed in. */
  onDoubt: () => void;
};

/** Notices that the browser is signed in as another person than the page was rendered for, and says so. */
export function SignInWatch({ viewerId, onDoubt }: SignInWatchProps) {
  useOtherTabs(viewerId, onDoubt);
  return <SignInNotice />;
}
