import { Archive, Globe, Link2, Lock, MapPin, Settings, Shield } from "lucide-react";
import { TagChip } from "@/components/posts/tag-chip";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Cover } from "@/components/ui/cover";
import { Link } from "@/components/ui/link";
import { counted } from "@/lib/plural";
import type { GroupOut } from "@/server/domains/groups/schema";
import { visibilityWords } from "../group-words";
import { JoinPanel } from "./join-panel";
import { LateMembershipMenu } from "./late-membership-menu";

const ICONS = { public: Globe, unlisted: Link2, private: Lock };

/** The top of every page of a group: its cover and name, where it is, how many are in it, and joining or leaving. */
export function GroupHeader({ group, isSignedIn }: { group: GroupOut; isSignedIn: boolean }) {
  const Visibility = ICONS[group.visibility];
  return (
    <header className="space-y-4">
      <Cover
        id={group.id}
        imageUrl={group.coverUrl}
        priority
        ratio="banner"
        className="h-28 rounded-panel shadow-card sm:h-44"
      />
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-4">
        <div className="min-w-0 max-w-prose space-y-2">
          <h1 className="break-words text-2xl sm:text-3xl">
            <Link href={`/g/${group.slug}`}>
              <bdi>{group.name}</bdi>
            </Link>
          </h1>
          <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 text-muted text-sm [&_svg]:size-4">
            <li className="inline-flex items-center gap-1.5">
              <Visibility aria-hidden="true" />
              {visibilityWords[group.visibility].label}
            </li>
            <li>
              <Link
                href={`/g/${group.slug}/members`}
                className="tabular-nums hover:text-text hover:underline"
              >
                {counted(group.memberCount, "member")}
              </Link>
            </li>
            <li className="tabular-nums">{counted(group.postCount, "post")}</li>
            {group.place && (
              <li className="inline-flex min-w-0 items-center gap-1.5">
                <MapPin aria-hidden="true" className="shrink-0" />
                <bdi className="wrap-anywhere">{group.place}</bdi>
              </li>
            )}
            {group.archivedAt && (
              <li>
                <Badge tone="warning" size="sm">
                  <Archive aria-hidden="true" /> Archived
                </Badge>
              </li>
            )}
          </ul>
          {group.topics.length > 0 && (
            <ul aria-label="Topics" className="flex flex-wrap gap-1.5">
              {group.topics.map((topic) => (
                <li key={topic.id}>
                  <TagChip tag={topic} href={`/tags/${topic.slug}`} />
                </li>
              ))}
            </ul>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          {group.role && group.role !== "member" && (
            <ButtonLink href={`/g/${group.slug}/moderation`} variant="secondary">
              <Shield aria-hidden="true" />
              Moderation
            </ButtonLink>
          )}
          {group.role === "owner" && (
            <ButtonLink href={`/g/${group.slug}/settings`} variant="secondary">
              <Settings aria-hidden="true" />
              Settings
            </ButtonLink>
          )}
          {group.role ? (
            <LateMembershipMenu group={group} />
          ) : (
            <JoinPanel group={group} isSignedIn={isSignedIn} />
          )}
        </div>
      </div>
    </header>
  );
}
