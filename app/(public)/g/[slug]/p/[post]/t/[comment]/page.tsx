import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound } from "@/app/or-not-found";
import { Container } from "@/components/layout/container";
import { Ancestors } from "@/components/posts/comments/ancestors";
import { Comments } from "@/components/posts/comments/comments";
import { renderedBodies } from "@/components/posts/comments/rendered-bodies";
import { ThreadRoot } from "@/components/posts/comments/thread-root";
import { JoinToWrite } from "@/components/posts/join-to-write";
import { postPath } from "@/components/posts/post-path";
import { BackLink } from "@/components/ui/back-link";
import { plainText } from "@/lib/plain-text";
import { postMetadata } from "../../post-metadata";
import { loadPostPage } from "../../shown-post";

type ThreadPageProps = { params: Promise<{ slug: string; post: string; comment: string }> };

export async function generateMetadata({ params }: ThreadPageProps): Promise<Metadata> {
  return { ...(await postMetadata(await params)), robots: { index: false } };
}

/** One conversation below a post, for threads that are deeper than a page shows. */
export default async function ThreadPage({ params }: ThreadPageProps) {
  const { comment: commentId, ...address } = await params;
  const { post, group, viewer, blocksPeople, now, timeZone, mayWrite } = await loadPostPage(address);
  const thread = await orNotFound((caller) => caller.comments.get({ commentId }));
  if (thread.postId !== post.id) notFound();
  const { ancestors, ...root } = thread;
  return (
    <Container width="prose" className="space-y-6">
      <BackLink href={postPath(post)} label={post.title ?? plainText(post.body, 60)} />
      <h1 className="text-2xl">Thread</h1>
      <Ancestors post={post} comments={ancestors} />
      <ThreadRoot post={post} comment={root} mayWrite={mayWrite} now={now} timeZone={timeZone} />
      <Comments
        post={post}
        visibility={group.visibility}
        first={root.replies}
        viewerId={viewer?.id ?? null}
        blocksPeople={blocksPeople}
        timeZone={timeZone}
        renderedAt={now.toISOString()}
        mayWrite={mayWrite}
        bodies={renderedBodies(root.replies.items)}
        rootDepth={root.depth + 1}
        parentId={root.id}
        moreHref={null}
        instead={<JoinToWrite group={group} isSignedIn={viewer !== null} isLocked={post.lockedAt !== null} />}
      />
    </Container>
  );
}
