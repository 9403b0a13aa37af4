"use client";

import { Users } from "lucide-react";
import { useNow } from "@/components/events/manage/use-now";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { EmptyState } from "@/components/ui/empty-state";
import { ErrorState } from "@/components/ui/error-state";
import type { GroupOut, MembersPage } from "@/server/domains/groups/schema";
import { GroupMemberRow } from "./member-row";
import { type MembersQuery, useGroupMembers } from "./use-group-members";

type MembersViewProps = {
  group: GroupOut;
  query: MembersQuery;
  first: MembersPage;
  viewerId: string | null;
  renderedAt: string;
  timeZone: string;
  /** The next page for readers without script; null = none. */
  moreHref: string | null;
};

/** The members of a group, page by page, with what moderators and owners can do about each. */
export function GroupMembersView({
  group,
  query,
  first,
  viewerId,
  renderedAt,
  timeZone,
  moreHref,
}: MembersViewProps) {
  const members = useGroupMembers(query, first, renderedAt);
  const now = useNow(new Date(renderedAt));
  if (members.items.length === 0) {
    return <EmptyState icon={<Users />} title="No members found" description="Try another name or role." />;
  }
  return (
    <>
      <ul className="grid gap-x-10 rounded-card border border-border bg-surface px-4 shadow-card lg:grid-cols-2">
        {members.items.map((member) => (
          <li key={member.userId} className="-mt-px min-w-0 border-border border-t">
            <GroupMemberRow
              group={group}
              member={member}
              viewerId={viewerId}
              now={now}
              timeZone={timeZone}
              onGone={members.drop}
            />
          </li>
        ))}
      </ul>
      {members.isFetchNextPageError && (
        <ErrorState action={<Button onClick={() => members.fetchNextPage()}>Try again</Button>} />
      )}
      {members.hasNextPage && (
        <p className="flex justify-center">
          <a
            href={moreHref ?? undefined}
            className={buttonStyles({ variant: "secondary" })}
            onClick={(event) => {
              event.preventDefault();
              if (!members.isFetchingNextPage) void members.fetchNextPage();
            }}
          >
            {members.isFetchingNextPage ? "Loading…" : "Show more members"}
          </a>
        </p>
      )}
    </>
  );
}
