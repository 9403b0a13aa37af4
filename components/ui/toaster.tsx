"use client";

import { CircleAlert, CircleCheck, TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import { Toaster as Sonner, toast as sonner } from "sonner";
import { deliverToastsWith, type ToastMessage } from "./toast";

const classNames = {
  toast:
    "flex w-full items-start gap-3 rounded-card border border-border bg-raised p-4 text-sm text-text shadow-overlay font-sans",
  content: "min-w-0 flex-1 space-y-0.5",
  title: "font-medium",
  description: "text-muted",
  icon: "mt-0.5 shrink-0",
  actionButton:
    "-my-1 h-8 shrink-0 rounded-md bg-fill px-3 font-medium text-text hover:bg-fill-strong cursor-pointer",
};

const icons = {
  success: <CircleCheck aria-hidden="true" className="size-4 text-success" />,
  warning: <TriangleAlert aria-hidden="true" className="size-4 text-warning" />,
  error: <CircleAlert aria-hidden="true" className="size-4 text-danger" />,
};

/** The toast list itself; mounted by `ToastRegion` when the first message arrives. */
export function Toaster() {
  // Runs after Sonner's own effect has subscribed: it does not replay what was shown before.
  useEffect(() => deliverToastsWith(show), []);
  return (
    <Sonner
      position="bottom-right"
      mobileOffset={{ bottom: "5rem", left: "1rem", right: "1rem" }}
      icons={icons}
      toastOptions={{ unstyled: true, classNames }}
      containerAriaLabel="Messages"
    />
  );
}

const shownBy = {
  plain: sonner.message,
  success: sonner.success,
  warning: sonner.warning,
  danger: sonner.error,
};

function show({ title, tone = "plain", action, durationMs, ...rest }: ToastMessage) {
  const duration = durationMs ?? (action ? 10_000 : 5_000);
  shownBy[tone](title, { ...rest, ...(action ? { action } : {}), duration });
}
