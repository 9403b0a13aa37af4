import { Archive, Globe, Link2, Lock, MapPin, Settings, Shield } from "lucide-react";
import { TagChip } from "@/components/posts/tag-chip";
import { Badge } from "@/components/ui/badge";
import { ButtonLink } from "@/components/ui/button-link";
import { Cover } from "@/components/ui/cover";
import { Link } from "@/components/ui/link";
import { counted } from "@/lib/plural";
import type { GroupOut } from "@/server/domains/groups/schema";
import { visibilityWords } from "../group-words";
import { EVERY_GROUP, hubPath } from "../hub/hub-filters";
import { JoinPanel } from "./join-panel";
import { LateMembershipMenu } from "./late-membership-menu";

const ICONS = { public: Globe, unlisted: Link2, private: Lock };

type GroupHeaderProps = {
  group: GroupOut;
  isSignedIn: boolean;
  /** Only the name and what moderators and members can do. */
  isShort: boolean;
};

/** The top of every page of a group: its cover and name, where it is, how many are in it, and joining or leaving. */
export function GroupHeader({ group, isSignedIn, isShort }: GroupHeaderProps) {
  if (isShort) {
    return (
      <header className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
        <h1 className="min-w-0 break-words text-xl">
          <Link href={`/g/${group.slug}`} className="inline-flex items-center gap-3">
            <Cover
              id={group.id}
              imageUrl={group.coverUrl}
              ratio="square"
              className="size-10! shrink-0 rounded-control"
            />
            <bdi className="wrap-anywhere">{group.name}</bdi>
          </Link>
        </h1>
        <Actions group={group} isSignedIn={isSignedIn} />
      </header>
    );
  }
  return <FullHeader group={group} isSignedIn={isSignedIn} />;
}

function FullHeader({ group, isSignedIn }: Omit<GroupHeaderProps, "isShort">) {
  const Visibility = ICONS[group.visibility];
  return (
    <header className="space-y-4">
      <Cover
        id={group.id}
        imageUrl={group.coverUrl}
        priority
        ratio="banner"
        className="h-24 rounded-panel shadow-card sm:h-44"
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
                <Link
                  href={hubPath({ ...EVERY_GROUP, near: group.place })}
                  className="min-w-0 hover:text-text hover:underline"
                >
                  <bdi className="wrap-anywhere">{group.place}</bdi>
                </Link>
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
            <ul aria-label="Topics" className="flex flex-wrap gap-1.5 max-sm:hidden">
              {group.topics.map((topic) => (
                <li key={topic.id}>
                  <TagChip tag={topic} href={`/tags/${topic.slug}`} />
                </li>
              ))}
            </ul>
          )}
        </div>
        <Actions group={group} isSignedIn={isSignedIn} />
      </div>
    </header>
  );
}

/** Running the group, and joining or leaving it. */
function Actions({ group, isSignedIn }: Omit<GroupHeaderProps, "isShort">) {
  return (
    <div className="flex flex-wrap items-center gap-2">
      {group.role && group.role !== "member" && (
        <ButtonLink href={`/g/${group.slug}/moderation`} variant="secondary">
          <Shield aria-hidden="true" />
          <span className="max-sm:sr-only">Moderation</span>
        </ButtonLink>
      )}
      {group.role === "owner" && (
        <ButtonLink href={`/g/${group.slug}/settings`} variant="secondary">
          <Settings aria-hidden="true" />
          <span className="max-sm:sr-only">Settings</span>
        </ButtonLink>
      )}
      {group.role ? (
        <LateMembershipMenu group={group} />
      ) : (
        <JoinPanel group={group} isSignedIn={isSignedIn} />
      )}
    </div>
  );
}
