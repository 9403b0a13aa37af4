import type { Metadata } from "next";
import { orNotFound } from "@/app/or-not-found";
import { GroupFrame } from "@/components/groups/home/group-frame";
import { Feed } from "@/components/posts/feed/feed";
import { feedPath, POSTS_PER_PAGE } from "@/components/posts/feed/feed-query";
import { NoPosts } from "@/components/posts/feed/no-posts";
import { TagHeader } from "@/components/posts/tag-header";
import { isolate } from "@/lib/clean-text";
import { groupMetadata } from "../../group-metadata";
import { loadFeed, loadLiveFeed } from "../../load-feed";
import { type GroupPageProps, loadFrame, loadGroup } from "../../shown-group";

type TagPageProps = { params: Promise<{ slug: string; tag: string }> };

async function loadTag({ slug, tag }: { slug: string; tag: string }) {
  const group = await loadGroup(slug);
  return orNotFound((caller) => caller.tags.get({ tagId: decodeURIComponent(tag), groupId: group.id }));
}

export async function generateMetadata({ params }: TagPageProps): Promise<Metadata> {
  const address = await params;
  return groupMetadata(address.slug, isolate((await loadTag(address)).name));
}

export default async function GroupTagPage({ params }: TagPageProps & Pick<GroupPageProps, "params">) {
  const [{ group, viewer, frame }, tag] = await Promise.all([loadFrame(params), params.then(loadTag)]);
  const query = { groupId: group.id, sort: "newest" as const, tag: tag.slug };
  const [{ page }, live] = await Promise.all([
    loadFeed({ ...query, limit: POSTS_PER_PAGE }, undefined),
    loadLiveFeed(group),
  ]);
  return (
    <GroupFrame {...frame} tab="posts">
      <div className="max-w-prose space-y-4">
        <TagHeader
          tag={tag}
          scope={tag.groupId ? `Tag in ${isolate(group.name)}` : "Topic"}
          level="h2"
          isSignedIn={viewer !== null}
        />
        {page.items.length === 0 ? (
          <NoPosts slug={group.slug} tag={tag.slug} mayWrite={false} />
        ) : (
          <Feed
            query={query}
            live={live}
            first={page}
            renderedAt={frame.now.toISOString()}
            timeZone={frame.timeZone}
            moreHref={page.nextCursor && feedPath(group.slug, { ...query, cursor: page.nextCursor })}
            composeHref={null}
          />
        )}
      </div>
    </GroupFrame>
  );
}
