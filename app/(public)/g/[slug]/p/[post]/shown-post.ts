import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import { orNotFound } from "@/app/or-not-found";
import { mayWriteIn } from "@/components/groups/may-write";
import { postPath } from "@/components/posts/post-path";
import { getViewer } from "@/server/trpc/caller";
import { loadBlocksPeople, loadGroup } from "../../shown-group";

export type PostPageProps = {
  params: Promise<{ slug: string; post: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The post behind an address. Answers not-found to people who may not see it. */
export const loadPost = cache((postId: string) => orNotFound((caller) => caller.posts.get({ postId })));

/** The post with its group and what its page needs to know of the viewer. Another group's address leads to the right one. */
export async function loadPostPage({ slug, post: postId }: { slug: string; post: string }) {
  const post = await loadPost(postId);
  if (post.group.slug !== slug) {
    if (post.group.id === slug) redirect(postPath(post));
    notFound();
  }
  const [group, viewer, blocksPeople] = await Promise.all([
    loadGroup(post.group.slug),
    getViewer(),
    loadBlocksPeople(),
  ]);
  const now = new Date();
  return {
    post,
    group,
    viewer,
    blocksPeople,
    now,
    timeZone: viewer?.timeZone ?? "UTC",
    mayWrite: mayWriteIn(group, now),
  };
}
