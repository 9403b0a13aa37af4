import { X } from "lucide-react";
import { Link } from "@/components/ui/link";
import { PillLinks } from "@/components/ui/pill-links";
import type { EventChoice } from "../composer/event-field";
import { TagChip } from "../tag-chip";
import type { TagOut } from "../wire";
import { type FeedSort, feedPath } from "./feed-query";

const SORTS: readonly { sort: FeedSort; label: string }[] = [
  { sort: "newest", label: "Newest" },
  { sort: "active", label: "Active" },
];

type FeedControlsProps = {
  slug: string;
  sort: FeedSort;
  tag: string | undefined;
  /** The event that the posts are about; null = any or none. */
  about: EventChoice | null;
  /** The tags to filter by. */
  tags: readonly (Pick<TagOut, "id" | "name" | "slug" | "color"> & { postCount: number })[];
};

/** The order of a feed and its filter by tag, as links: they work without any script. */
export function FeedControls({ slug, sort, tag, about, tags }: FeedControlsProps) {
  const used = tags.filter(({ postCount, slug: word }) => postCount > 0 || word === tag);
  const shown = { sort, tag, eventId: about?.id };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <PillLinks
        label="Order"
        links={SORTS.map((one) => ({
          key: one.sort,
          href: feedPath(slug, { ...shown, sort: one.sort }),
          text: one.label,
          isCurrent: one.sort === sort,
        }))}
      />
      {about && (
        <p className="flex min-w-0 items-center gap-2 text-sm">
          <span className="truncate">
            About <bdi>{about.title}</bdi>
          </span>
          <Link
            href={feedPath(slug, { ...shown, eventId: undefined })}
            className="hit-area relative inline-flex h-6 shrink-0 items-center gap-1 rounded-full text-muted text-xs hover:text-text"
          >
            <X aria-hidden="true" className="size-3.5" />
            All posts
          </Link>
        </p>
      )}
      {used.length > 0 && (
        <nav aria-label="Tags" className="min-w-0">
          <ul className="flex flex-wrap items-center gap-1.5">
            {used.slice(0, 12).map((one) => (
              <li key={one.id}>
                <TagChip
                  tag={one}
                  isCurrent={one.slug === tag}
                  href={feedPath(slug, { ...shown, tag: one.slug })}
                />
              </li>
            ))}
            {tag && (
              <li>
                <Link
                  href={feedPath(slug, { ...shown, tag: undefined })}
                  className="inline-flex h-6 items-center gap-1 rounded-full px-2 text-muted text-xs hover:text-text"
                >
                  <X aria-hidden="true" className="size-3.5" />
                  All tags
                </Link>
              </li>
            )}
          </ul>
        </nav>
      )}
    </div>
  );
}
