import { Lock, MapPin } from "lucide-react";
import { TagChip } from "@/components/posts/tag-chip";
import { Badge } from "@/components/ui/badge";
import { Cover } from "@/components/ui/cover";
import { Link } from "@/components/ui/link";
import { PendingLabel } from "@/components/ui/pending-label";
import { plainText } from "@/lib/plain-text";
import { counted } from "@/lib/plural";
import type { GroupSummary } from "@/server/domains/groups/schema";
import { roleWords } from "../group-words";
import { JoinPanel } from "../home/join-panel";

type GroupCardProps = { group: GroupSummary; isSignedIn: boolean };

/** A group at a glance: what it is about, how many are in it, and joining it. */
export function GroupCard({ group, isSignedIn }: GroupCardProps) {
  return (
    <article className="group relative flex h-full flex-col overflow-hidden rounded-card border border-border bg-surface shadow-card transition-[border-color,box-shadow] focus-within:border-border-control hover:border-border-control hover:shadow-raised">
      <Cover id={group.id} imageUrl={group.coverUrl} ratio="banner" />
      <div className="flex flex-1 flex-col gap-2 p-4">
        <h3 className="break-words text-lg">
          <Link
            href={`/g/${group.slug}`}
            className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
          >
            <PendingLabel>
              <bdi>{group.name}</bdi>
            </PendingLabel>
          </Link>
          {group.visibility === "private" && (
            <Lock
              role="img"
              aria-label="Private"
              className="ml-1.5 inline size-3.5 align-baseline text-muted"
            />
          )}
        </h3>
        <p className="line-clamp-2 text-muted text-sm">{plainText(group.description, 160)}</p>
        <ul className="flex flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm tabular-nums [&_svg]:size-3.5">
          <li>{counted(group.memberCount, "member")}</li>
          <li>{counted(group.postCount, "post")}</li>
          {group.place && (
            <li className="inline-flex min-w-0 items-center gap-1">
              <MapPin aria-hidden="true" className="shrink-0" />
              <bdi className="truncate">{group.place}</bdi>
            </li>
          )}
        </ul>
        <div className="mt-auto flex flex-wrap items-center justify-between gap-2 pt-2">
          <ul aria-label="Topics" className="flex min-w-0 flex-wrap gap-1.5">
            {group.topics.slice(0, 2).map((topic) => (
              <li key={topic.id} className="min-w-0">
                <TagChip tag={topic} href={`/tags/${topic.slug}`} />
              </li>
            ))}
          </ul>
          {group.role ? (
            <Badge tone="success">{roleWords[group.role].label}</Badge>
          ) : (
            <JoinPanel group={group} isSignedIn={isSignedIn} size="sm" opens />
          )}
        </div>
      </div>
    </article>
  );
}
