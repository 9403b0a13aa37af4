import { UsersRound } from "lucide-react";
import type { Metadata } from "next";
import { cache } from "react";
import { orNotFound } from "@/app/or-not-found";
import { LivelyGroups } from "@/components/groups/hub/lively-groups";
import { Container } from "@/components/layout/container";
import { TaggedPosts } from "@/components/posts/feed/tagged-posts";
import { TagHeader } from "@/components/posts/tag-header";
import { EmptyState } from "@/components/ui/empty-state";
import { isolate } from "@/lib/clean-text";
import { getViewer, serverCaller } from "@/server/trpc/caller";
import { loadTagged } from "./load-tagged";

type TagPageProps = {
  params: Promise<{ tag: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const loadTag = cache((tag: string) =>
  orNotFound((caller) => caller.tags.get({ tagId: decodeURIComponent(tag) })),
);

export async function generateMetadata({ params }: Pick<TagPageProps, "params">): Promise<Metadata> {
  const { name, slug, description } = await loadTag((await params).tag);
  return {
    title: isolate(name),
    description: description || `Groups and posts about ${isolate(name)}.`,
    alternates: { canonical: `/tags/${slug}` },
  };
}

export default async function TagPage({ params, searchParams }: TagPageProps) {
  const [tag, { cursor }, viewer, caller] = await Promise.all([
    params.then((address) => loadTag(address.tag)),
    searchParams,
    getViewer(),
    serverCaller(),
  ]);
  const [groups, feed] = await Promise.all([
    caller.groups.list({ topic: tag.name, sort: "members", limit: 12 }),
    loadTagged(tag.id, typeof cursor === "string" ? cursor : undefined),
  ]);
  return (
    <Container className="space-y-8">
      <TagHeader tag={tag} scope="Topic" isSignedIn={viewer !== null} />
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
      <TaggedPosts
        tag={tag}
        first={feed}
        renderedAt={new Date().toISOString()}
        timeZone={viewer?.timeZone ?? "UTC"}
      />
    </Container>
  );
}
