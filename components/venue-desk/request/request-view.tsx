"use client";

import { ChevronLeft } from "lucide-react";
import { useNow } from "@/components/events/manage/use-now";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { RequestOut } from "@/server/domains/rfps/desk.schema";
import type { VenueOut } from "@/server/domains/venues/schema";
import { deskPages } from "../desk-pages";
import { standing } from "../request-words";
import { AnswerPanel } from "./answer-panel";
import { AskedFor } from "./asked-for";
import { Questions } from "./questions";
import { useRequest } from "./use-request";

type RequestViewProps = {
  initial: RequestOut;
  venue: VenueOut;
  orgSlug: string;
  organizationId: string;
  viewerTimeZone: string;
  renderedAt: string;
};

/** One request: what is asked, the venue's answer and what came of it, and the questions between both sides. */
export function RequestView({
  initial,
  venue,
  orgSlug,
  organizationId,
  viewerTimeZone,
  renderedAt,
}: RequestViewProps) {
  const { request, keep, refetch } = useRequest(initial, organizationId);
  const now = useNow(new Date(renderedAt));
  const { label, tone } = standing(request, now);
  return (
    <div className="space-y-6">
      <header className="space-y-2">
        <Link
          href={deskPages(orgSlug).inbox(request.state)}
          className="-ml-1 inline-flex items-center gap-0.5 rounded-sm text-muted text-sm hover:text-text"
        >
          <ChevronLeft aria-hidden="true" className="size-4" />
          Inbox
        </Link>
        <h2 className="wrap-anywhere text-xl">
          <bdi>{request.title}</bdi>
        </h2>
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
          <span className="wrap-anywhere">
            <bdi>{request.organization.name}</bdi> asks <bdi>{venue.name}</bdi>
          </span>
          <span aria-live="polite">
            <Badge tone={tone}>{label}</Badge>
          </span>
        </p>
      </header>
      <div className="grid gap-6 xl:grid-cols-[minmax(0,1fr)_24rem] xl:items-start">
        <div className="min-w-0 space-y-6">
          <AskedFor request={request} venue={venue} />
          <Questions request={request} timeZone={venue.timeZone} now={now} onSent={() => void refetch()} />
        </div>
        <AnswerPanel
          request={request}
          venue={venue}
          viewerTimeZone={viewerTimeZone}
          now={now}
          onSaved={keep}
          onStale={() => void refetch()}
        />
      </div>
    </div>
  );
}
