"use client";

import { EyeOff, ShieldCheck, UserCog } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { MoreButton } from "@/components/groups/moderation/more-button";
import { QueueCard } from "@/components/groups/moderation/queue-card";
import { queueKey } from "@/components/groups/moderation/queue-view";
import { useMore } from "@/components/groups/moderation/use-more";
import { useTRPCClient } from "@/components/providers/trpc";
import { EmptyState } from "@/components/ui/empty-state";
import { MenuItem, MenuLink } from "@/components/ui/menu";
import type { QueueItem } from "@/server/domains/moderation/schema";
import { useAdmin } from "../admin-context";
import { RowMenu } from "../row-menu";
import { Section } from "../section";
import { HideEverything } from "../users/hide-everything";
import { REPORTS_PER_PAGE } from "./page-size";

type Person = NonNullable<QueueItem["author"]>;
type ReportsViewProps = { first: { items: QueueItem[]; nextCursor: string | null } };

/** What waits for a moderator in any group, and reports of groups themselves, newest first. */
export function ReportsView({ first }: ReportsViewProps) {
  const { groupModeration } = useTRPCClient();
  const router = useRouter();
  const { now, timeZone } = useAdmin();
  const [hiding, setHiding] = useState<Person | null>(null);
  const list = useMore({
    first,
    keyOf: queueKey,
    ask: (cursor) => groupModeration.siteQueue.query({ cursor, limit: REPORTS_PER_PAGE }),
  });
  const dropAllOf = (person: Person) => {
    for (const item of list.items) {
      if (item.author?.id === person.id && item.targetType !== "person") list.drop(item);
    }
    router.refresh();
  };
  return (
    <Section
      title="Reports"
      description="Open reports, and posts that wait for approval, in all groups. Moderators of each group see the same, except reports of their group."
    >
      {list.items.length === 0 && !list.hasMore ? (
        <EmptyState
          icon={<ShieldCheck />}
          level="h3"
          title="Nothing to review"
          description="Reports from any group show up here."
        />
      ) : (
        <ul className="grid max-w-prose gap-3">
          {list.items.map((item) => (
            <li key={queueKey(item)} className="min-w-0">
              <QueueCard
                item={item}
                now={now}
                timeZone={timeZone}
                showGroup
                onDone={() => list.drop(item)}
                more={item.author && <AuthorMenu author={item.author} onHide={setHiding} />}
              />
            </li>
          ))}
        </ul>
      )}
      <MoreButton list={list} />
      {hiding && (
        <HideEverything person={hiding} onClose={() => setHiding(null)} onDone={() => dropAllOf(hiding)} />
      )}
    </Section>
  );
}

type AuthorMenuProps = { author: Person; onHide: (author: Person) => void };

function AuthorMenu({ author, onHide }: AuthorMenuProps) {
  return (
    <RowMenu label={`What to do with ${author.name}`}>
      <MenuItem tone="danger" onClick={() => onHide(author)}>
        <EyeOff aria-hidden="true" />
        <span>
          Hide everything by <bdi>{author.name}</bdi>
        </span>
      </MenuItem>
      <MenuLink href={`/admin/users?q=${encodeURIComponent(author.name)}`}>
        <UserCog aria-hidden="true" />
        Account
      </MenuLink>
    </RowMenu>
  );
}
