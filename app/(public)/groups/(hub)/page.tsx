import { UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { GroupCard } from "@/components/groups/hub/group-card";
import { hubPath, readHubFilters } from "@/components/groups/hub/hub-filters";
import { HubSearch } from "@/components/groups/hub/hub-search";
import { NoGroups } from "@/components/groups/hub/no-groups";
import { OwnGroups } from "@/components/groups/hub/own-groups";
import { WaitingInvitations } from "@/components/groups/hub/waiting-invitations";
import { Container } from "@/components/layout/container";
import { ButtonLink } from "@/components/ui/button-link";
import { PageHeader } from "@/components/ui/page-header";
import { getViewer } from "@/server/trpc/caller";
import { loadGroups, loadOwnGroups, loadTopics, loadWaiting } from "../load-hub";

export const metadata: Metadata = {
  title: "Groups",
  description: "Find people who share what you like: talk, plan, and meet at events.",
  alternates: { canonical: "/groups" },
};

type HubProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function GroupsPage({ searchParams }: HubProps) {
  const [params, viewer] = await Promise.all([searchParams, getViewer()]);
  const filters = readHubFilters(params);
  const cursor = typeof params.cursor === "string" ? params.cursor : undefined;
  const [page, own, topics, waiting] = await Promise.all([
    loadGroups(filters, cursor),
    loadOwnGroups(viewer !== null),
    loadTopics(),
    loadWaiting(viewer !== null),
  ]);
  return (
    <Container className="space-y-8">
      <PageHeader
        title="Groups"
        description="Talk with people who share what you like, and meet at events."
        actions={
          <ButtonLink href="/groups/new">
            <UsersRound aria-hidden="true" />
            Create a group
          </ButtonLink>
        }
      />
      <WaitingInvitations items={waiting} />
      {own.length > 0 && (
        <section aria-labelledby="own-groups" className="space-y-3">
          <h2 id="own-groups" className="text-lg">
            Your groups
          </h2>
          <OwnGroups groups={own} />
        </section>
      )}
      <section aria-labelledby="find-groups" className="space-y-4">
        <h2 id="find-groups" className="text-lg">
          Find a group
        </h2>
        <HubSearch filters={filters} topics={topics} />
        {page.items.length === 0 ? (
          <NoGroups filters={filters} />
        ) : (
          <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
            {page.items.map((group) => (
              <li key={group.id}>
                <GroupCard group={group} isSignedIn={viewer !== null} />
              </li>
            ))}
          </ul>
        )}
        {page.nextCursor && (
          <p className="flex justify-center">
            <ButtonLink variant="secondary" href={hubPath(filters, page.nextCursor)}>
              More groups
            </ButtonLink>
          </p>
        )}
      </section>
    </Container>
  );
}
