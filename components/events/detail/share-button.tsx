"use client";

import { Check, Share } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import { toast } from "@/components/ui/toast";

const SHOWN_MS = 2_000;

/** Sends the event on: by the phone's own sheet where there is one, else by copying the link. */
export function ShareButton({ path, title }: { path: string; title: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copied]);
  const share = async () => {
    const url = new URL(path, window.location.origin).toString();
    if (isPhone() && "share" in navigator) {
      // Rejects when the sheet is closed without a choice.
      await navigator.share({ title, url }).catch(() => {});
      return;
    }
    try {
      await navigator.clipboard.writeText(url);
      setCopied(true);
    } catch {
      toast({ title: "Couldn't copy the link", description: url, tone: "warning" });
    }
  };
  const Icon = copied ? Check : Share;
  return (
    <Button variant="secondary" size="sm" onClick={share}>
      <Icon aria-hidden="true" className={copied ? "text-success" : undefined} />
      <span aria-live="polite">{copied ? "Link copied" : "Share"}</span>
    </Button>
  );
}

function isPhone(): boolean {
  return window.matchMedia("(pointer: coarse)").matches;
}
