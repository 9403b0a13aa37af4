"use client";

import { useSyncExternalStore } from "react";
import { Button } from "@/components/ui/button";
import { type PageSignIn, pageSignIn } from "@/lib/page-viewer";

const WORDS: Record<Exclude<PageSignIn, "same">, string> = {
  changed:
    "You're signed in as someone else in this browser now. Nothing more is saved from this page: copy what you wrote, then reload.",
  ended: "You've been signed out. Copy what you wrote here, then reload and sign in again.",
};

/** Says that the page is another person's than the browser's by now. Lies over the page, so that nothing written is lost. */
export function SignInNotice() {
  const state = useSyncExternalStore<PageSignIn>(pageSignIn.subscribe, pageSignIn.read, () => "same");
  if (state === "same") return null;
  return (
    <div role="alert" className="fixed inset-x-0 top-0 z-50 flex justify-center p-3">
      <div className="flex max-w-xl flex-wrap items-center gap-3 rounded-lg bg-text px-4 py-3 text-background text-sm shadow-overlay">
        <p className="min-w-0 flex-1 basis-64">{WORDS[state]}</p>
        <Button size="sm" variant="secondary" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </div>
    </div>
  );
}
