import { CalendarDays } from "lucide-react";
import type { ReactNode } from "react";
import { Callout } from "@/components/ui/callout";
import { Link } from "@/components/ui/link";
import { Markdown } from "@/components/ui/markdown";
import { formatInZone } from "@/lib/dates";
import { AttachmentList } from "../attachment-list";
import { Byline } from "../byline";
import type { Moment } from "../moment";
import { PostMarks } from "../post-marks";
import { postPath } from "../post-path";
import { TagChip } from "../tag-chip";
import type { PostOut } from "../wire";

type PostViewProps = Moment & {
  post: PostOut;
  menu: ReactNode;
  /** Reactions, below the text. */
  actions: ReactNode;
};

/** A post in full. */
export function PostView({ post, menu, actions, ...moment }: PostViewProps) {
  return (
    <article className="space-y-4" data-post={post.id}>
      <header className="space-y-3">
        <div className="flex flex-wrap items-center gap-2">
          <PostMarks {...post} />
          {post.tags.map((tag) => (
            <TagChip key={tag.id} tag={tag} href={`/g/${post.group.slug}/tags/${tag.slug}`} />
          ))}
        </div>
        {post.title ? (
          <h1 className="break-words text-2xl sm:text-3xl">
            <bdi>{post.title}</bdi>
          </h1>
        ) : (
          <h1 className="sr-only">
            Post by <bdi>{post.author.name}</bdi>
          </h1>
        )}
        <div className="flex items-center gap-2">
          <div className="min-w-0 flex-1">
            <Byline
              {...moment}
              author={post.author}
              at={post.publishedAt}
              editedAt={post.editedAt}
              href={postPath(post)}
            />
          </div>
          {menu}
        </div>
      </header>
      <WithheldNote post={post} />
      <Markdown className="wrap-anywhere" pictures="linked">
        {post.body}
      </Markdown>
      <AttachmentList attachments={post.attachments} />
      {post.event && <EventLink event={post.event} now={moment.now} />}
      {actions}
    </article>
  );
}

function WithheldNote({ post }: { post: PostOut }) {
  if (post.hidden) {
    return (
      <Callout tone="danger" title="Hidden by a moderator">
        Only its author and moderators see this post.
      </Callout>
    );
  }
  if (!post.held) return null;
  return (
    <Callout tone="warning" title="Waiting for review">
      A moderator looks at this post before others see it.
    </Callout>
  );
}

function EventLink({ event, now }: { event: NonNullable<PostOut["event"]>; now: Date }) {
  return (
    <Link
      href={`/events/${event.slug}`}
      className="flex items-center gap-3 rounded-card border border-border bg-surface p-3.5 shadow-card transition-colors hover:border-border-control"
    >
      <span
        aria-hidden="true"
        className="grid size-10 shrink-0 place-items-center rounded-control bg-accent-soft text-accent-text"
      >
        <CalendarDays className="size-5" />
      </span>
      <span className="min-w-0">
        <span className="block truncate font-medium">
          <bdi>{event.title}</bdi>
        </span>
        <time dateTime={event.startsAt} className="block text-muted text-sm">
          {formatInZone({ at: new Date(event.startsAt), now, timeZone: event.timeZone })}
        </time>
      </span>
    </Link>
  );
}
