"use client";

import { type ReactNode, useContext } from "react";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/ui/page-header";
import { WebhooksOfContext } from "./use-webhook-source";

type WebhookHeadingProps = {
  title: ReactNode;
  description: ReactNode;
  back: { href: string; label: string } | null;
  meta?: ReactNode;
  actions?: ReactNode;
};

/** The top of a page of webhooks. On a desk the organization is its first heading, and this one comes after it. */
export function WebhookHeading({ title, description, back, meta, actions }: WebhookHeadingProps) {
  if (useContext(WebhooksOfContext) === "person")
    return <PageHeader {...{ title, description, meta, actions }} {...(back && { back })} />;
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
      <div className="min-w-0 max-w-prose">
        {back && (
          <Link href={back.href} className="text-muted text-sm underline-offset-4 hover:underline">
            {back.label}
          </Link>
        )}
        <h2 className="text-xl">{title}</h2>
        {meta && <div className="mt-2 flex flex-wrap items-center gap-2">{meta}</div>}
        <p className="wrap-anywhere mt-1 text-muted text-sm">{description}</p>
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
