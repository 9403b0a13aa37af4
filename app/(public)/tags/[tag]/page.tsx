import { MessagesSquare, UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/or-not-found";
import { LivelyGroups } from "@/components/groups/hub/lively-groups";
import { Container } from "@/components/layout/container";
import { Feed } from "@/components/posts/feed/feed";
import { POSTS_PER_PAGE } from "@/components/posts/feed/feed-query";
import { TagHeader } from "@/components/posts/tag-header";
import { EmptyState } from "@/components/ui/empty-state";
import { isolate } from "@/lib/clean-text";
import { getViewer, serverCaller } from "@/server/trpc/caller";

type TagPageProps = { params: Promise<{ tag: string }> };

const loadTag = cache((tag: string) =>
  orNotFound((caller) => caller.tags.get({ tagId: decodeURIComponent(tag) })),
);

export async function generateMetadata({ params }: TagPageProps): Promise<Metadata> {
  const { name, slug, description } = await loadTag((await params).tag);
  return {
    title: isolate(name),
    description: description || `Groups and posts about ${isolate(name)}.`,
    alternates: { canonical: `/tags/${slug}` },
  };
}

export default async function TagPage({ params }: TagPageProps) {
  const [tag, viewer, caller] = await Promise.all([
    params.then((address) => loadTag(address.tag)),
    getViewer(),
    serverCaller(),
  ]);
  const query = { sort: "newest" as const, tag: tag.slug };
  const now = new Date();
  const [groups, feed] = await Promise.all([
    caller.groups.list({ topic: tag.name, sort: "members", limit: 12 }),
    viewer ? caller.posts.feed({ ...query, limit: POSTS_PER_PAGE }) : null,
  ]);
  return (
    <Container className="space-y-8">
      <TagHeader tag={tag} scope="on Turnout" isSignedIn={viewer !== null} />
      <section aria-labelledby="tag-groups" className="space-y-4">
        <h2 id="tag-groups" className="text-lg">
          Groups
        </h2>
        {groups.items.length === 0 ? (
          <EmptyState level="h3" icon={<UsersRound />} title="No groups with this topic yet" />
        ) : (
          <LivelyGroups groups={groups.items} isSignedIn={viewer !== null} />
        )}
      </section>
      {viewer && feed && (
        <section aria-labelledby="tag-posts" className="max-w-prose space-y-4">
          <h2 id="tag-posts" className="text-lg">
            In your groups
          </h2>
          {feed.items.length === 0 ? (
            <EmptyState level="h3" icon={<MessagesSquare />} title="No posts with this tag yet" />
          ) : (
            <Feed
              query={query}
              group={null}
              first={feed}
              renderedAt={now.toISOString()}
              timeZone={viewer.timeZone}
              showGroup
              moreHref={null}
              composeHref={null}
            />
          )}
        </section>
      )}
    </Container>
  );
}
