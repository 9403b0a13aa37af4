import type { Metadata } from "next";
import { Container } from "@/components/layout/container";
import { Comments } from "@/components/posts/comments/comments";
import { renderedBodies } from "@/components/posts/comments/rendered-bodies";
import { JoinToWrite } from "@/components/posts/join-to-write";
import { LatePostMenu } from "@/components/posts/post/late-post-menu";
import { MarkRead } from "@/components/posts/post/mark-read";
import { postJsonLd } from "@/components/posts/post/post-json-ld";
import { PostView } from "@/components/posts/post/post-view";
import { postPath } from "@/components/posts/post-path";
import { ReactionBar } from "@/components/posts/reactions/reaction-bar";
import { BackLink } from "@/components/ui/back-link";
import { siteOrigin } from "@/server/auth";
import { word } from "../../shown-group";
import { loadComments } from "./load-comments";
import { postMetadata } from "./post-metadata";
import { loadPostPage, type PostPageProps } from "./shown-post";

export async function generateMetadata({ params }: PostPageProps): Promise<Metadata> {
  return postMetadata(await params);
}

export default async function PostPage({ params, searchParams }: PostPageProps) {
  const [{ post, group, viewer, blocksPeople, now, timeZone, mayWrite }, asked] = await Promise.all([
    params.then(loadPostPage),
    searchParams,
  ]);
  const page = await loadComments(post.id, word(asked.after));
  const [path, isSignedIn] = [postPath(post), viewer !== null];
  return (
    <Container width="prose" className="space-y-6">
      {group.visibility === "public" && !post.held && !post.hidden && post.audience === "everyone" && (
        <script type="application/ld+json">{postJsonLd(post, page.items, `${siteOrigin()}${path}`)}</script>
      )}
      <BackLink href={`/g/${group.slug}`} label={group.name} />
      <PostView
        post={post}
        now={now}
        timeZone={timeZone}
        menu={
          <LatePostMenu
            post={post}
            viewerId={viewer?.id ?? null}
            isMember={group.role !== null}
            timeZone={timeZone}
          />
        }
        actions={<ReactionBar target={{ postId: post.id }} given={post} mayReact={mayWrite} />}
      />
      <Comments
        post={post}
        visibility={group.visibility}
        first={page}
        viewerId={viewer?.id ?? null}
        blocksPeople={blocksPeople}
        timeZone={timeZone}
        renderedAt={now.toISOString()}
        mayWrite={mayWrite}
        bodies={renderedBodies(page.items)}
        rootDepth={1}
        parentId={null}
        moreHref={page.nextCursor && `${path}?after=${encodeURIComponent(page.nextCursor)}`}
        instead={<JoinToWrite group={group} isSignedIn={isSignedIn} isLocked={post.lockedAt !== null} />}
      />
      {group.role && <MarkRead postId={post.id} />}
    </Container>
  );
}
