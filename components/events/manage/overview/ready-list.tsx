"use client";

import { Check, Circle } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { Card, CardHeader } from "@/components/ui/card";
import { cn } from "@/lib/class-names";
import { useManaged } from "../manage-context";
import { readySteps } from "./ready-steps";

/** The checklist before an event is published: what its page has, and what is missing. */
export function ReadyList({ now }: { now: Date }) {
  const { event, path } = useManaged();
  const steps = readySteps(event, now);
  const left = steps.filter((step) => !step.isDone && !step.isOptional).length;
  return (
    <Card>
      <CardHeader
        title={left === 0 ? "Ready to publish" : "Almost ready to publish"}
        description="Only you and your co-hosts see this draft. No one is notified until you publish it."
        className="flex-wrap"
        actions={
          <ButtonLink href={`${path}/edit`} variant="secondary" size="sm">
            {left === 0 ? "Edit the page" : "Fill in the rest"}
          </ButtonLink>
        }
      />
      <ul aria-label="Ready to publish" className="mt-4 grid gap-3 text-sm">
        {steps.map(({ label, detail, isDone, isOptional }) => {
          const Icon = isDone ? Check : Circle;
          return (
            <li key={label} className="flex gap-3">
              <span
                aria-hidden="true"
                className={cn(
                  "grid size-6 shrink-0 place-items-center rounded-full",
                  isDone ? "bg-success-soft text-success" : "bg-fill-strong text-muted",
                )}
              >
                <Icon className="size-3.5" />
              </span>
              <span className="min-w-0 [overflow-wrap:anywhere]">
                <span className="font-medium">{label}</span>
                {isOptional && !isDone ? (
                  <span className="text-muted"> optional</span>
                ) : (
                  <span className="sr-only">{isDone ? ": done" : ": missing"}</span>
                )}
                <span className="block text-muted">{detail}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </Card>
  );
}
