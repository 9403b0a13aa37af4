import { MessagesSquare } from "lucide-react";
import { EmptyState } from "@/components/ui/empty-state";
import type { PostPage } from "../wire";
import { Feed } from "./feed";

type TaggedPostsProps = {
  tag: { id: string; slug: string };
  first: PostPage;
  renderedAt: string;
  timeZone: string;
};

/** The posts with a tag of the site, of all groups that the viewer may read. */
export function TaggedPosts({ tag, first, renderedAt, timeZone }: TaggedPostsProps) {
  const next = first.nextCursor && new URLSearchParams({ cursor: first.nextCursor });
  return (
    <section aria-labelledby="tag-posts" className="max-w-prose space-y-4">
      <h2 id="tag-posts" className="text-lg">
        Posts
      </h2>
      {first.items.length === 0 && !next ? (
        <EmptyState
          level="h3"
          icon={<MessagesSquare />}
          title="No posts with this tag yet"
          description="Posts from public groups and from your own groups show up here."
        />
      ) : (
        <Feed
          query={{ sort: "newest", taggedWith: tag.id }}
          live={null}
          first={first}
          renderedAt={renderedAt}
          timeZone={timeZone}
          showGroup
          moreHref={next && `/tags/${tag.slug}?${next}`}
          composeHref={null}
        />
      )}
    </section>
  );
}
