import { Plus } from "lucide-react";
import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { pageAt } from "@/app/page-at";
import { hostingPath, readHostingFilters } from "@/components/hosting/hosting-address";
import { HostingView } from "@/components/hosting/hosting-view";
import { HOSTING_PAGE_SIZE } from "@/components/hosting/page-size";
import { Container } from "@/components/layout/container";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Hosting", robots: { index: false } };

type HostingPageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function HostingPage({ searchParams }: HostingPageProps) {
  const [params, viewer, caller] = await Promise.all([searchParams, getViewer(), serverCaller()]);
  const filters = readHostingFilters(params);
  if (!viewer) redirect(`/sign-in?callbackUrl=${encodeURIComponent(hostingPath(filters))}`);
  const { show, q } = filters;
  const query = { show, limit: HOSTING_PAGE_SIZE, ...(q && { q }) };
  const cursor = typeof params.cursor === "string" && params.cursor ? params.cursor : undefined;
  const page = await pageAt(cursor, (at) => caller.events.hosting({ ...query, cursor: at }));
  return (
    <Container className="max-w-3xl! space-y-8">
      <PageHeader
        title="Hosting"
        actions={
          <ButtonLink href="/events/new" size="sm">
            <Plus aria-hidden="true" />
            Create event
          </ButtonLink>
        }
      />
      <HostingView page={page} filters={filters} isFirst={!cursor} renderedAt={new Date().toISOString()} />
    </Container>
  );
}
