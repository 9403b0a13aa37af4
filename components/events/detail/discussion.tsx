import { MessageCircle, MessagesSquare } from "lucide-react";
import { discussionPath, feedPath } from "@/components/posts/feed/feed-query";
import { PostMarks } from "@/components/posts/post-marks";
import { postPath } from "@/components/posts/post-path";
import { whenWords } from "@/components/posts/when-words";
import type { PostOut } from "@/components/posts/wire";
import { ButtonLink } from "@/components/ui/button-link";
import { Link } from "@/components/ui/link";
import { plainText } from "@/lib/plain-text";
import { counted, grouped } from "@/lib/plural";

export type DiscussionProps = {
  /** The newest posts about the event that the viewer may read. */
  posts: readonly PostOut[];
  hasMore: boolean;
  eventId: string;
  groupSlug: string;
  mayStart: boolean;
  /** The viewer's. */
  timeZone: string;
  now: Date;
};

/** The newest posts of the group about the event, and a link to write one. */
export function Discussion({ posts, hasMore, eventId, groupSlug, mayStart, ...moment }: DiscussionProps) {
  if (posts.length === 0 && !mayStart) return null;
  return (
    <section aria-labelledby="discussion" className="space-y-3 pt-2">
      <h2 id="discussion" className="border-border border-b pb-2 text-base">
        Discussion
      </h2>
      {posts.length === 0 ? (
        <p className="text-muted text-sm">No posts about this event yet. Ask something, or offer a lift.</p>
      ) : (
        <ul className="divide-y divide-border overflow-hidden rounded-card border border-border bg-surface shadow-card">
          {posts.map((post) => (
            <PostLine key={post.id} post={post} {...moment} />
          ))}
        </ul>
      )}
      <div className="flex flex-wrap gap-2">
        {mayStart && (
          <ButtonLink
            href={discussionPath(groupSlug, eventId)}
            variant="secondary"
            size="sm"
            prefetch={false}
          >
            <MessagesSquare aria-hidden="true" />
            Start a discussion
          </ButtonLink>
        )}
        {hasMore && (
          <ButtonLink
            href={feedPath(groupSlug, { sort: "newest", eventId })}
            variant="ghost"
            size="sm"
            prefetch={false}
          >
            All posts about this event
          </ButtonLink>
        )}
      </div>
    </section>
  );
}

type PostLineProps = Pick<DiscussionProps, "timeZone" | "now"> & { post: PostOut };

function PostLine({ post, ...moment }: PostLineProps) {
  return (
    <li className="relative flex items-start justify-between gap-4 px-4 py-3">
      <div className="min-w-0">
        <p className="break-words font-medium">
          <Link
            href={postPath(post)}
            prefetch={false}
            className="outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
          >
            <bdi>{post.title ?? plainText(post.body, 90)}</bdi>
          </Link>
        </p>
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-muted text-sm">
          <bdi>{post.author.name}</bdi>
          <time dateTime={post.publishedAt}>{whenWords({ at: new Date(post.publishedAt), ...moment })}</time>
          <PostMarks {...post} />
        </p>
      </div>
      <p className="inline-flex shrink-0 items-center gap-1.5 text-muted text-sm tabular-nums">
        <MessageCircle aria-hidden="true" className="size-4" />
        <span aria-hidden="true">{grouped(post.commentCount)}</span>
        <span className="sr-only">{counted(post.commentCount, "comment")}</span>
      </p>
    </li>
  );
}
