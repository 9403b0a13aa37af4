import { CalendarDays, MessageCircle } from "lucide-react";
import { Link } from "@/components/ui/link";
import { cn } from "@/lib/class-names";
import { pictureIn } from "@/lib/picture-address";
import { plainText } from "@/lib/plain-text";
import { counted, grouped } from "@/lib/plural";
import { isPicture } from "../attachment-list";
import { Byline } from "../byline";
import type { Moment } from "../moment";
import { PostMarks } from "../post-marks";
import { postPath } from "../post-path";
import { ReactionSign } from "../reactions/reaction-sign";
import { sumOfReactions } from "../reactions/reaction-words";
import { TagChip } from "../tag-chip";
import { type PostOut, REACTION_KINDS } from "../wire";

const EXCERPT_MAX = 320;

type PostCardProps = Moment & {
  post: PostOut;
  /** In feeds across groups. */
  showGroup?: boolean;
  /** It came while the page was open. */
  isNew?: boolean;
};

/** A post in a feed: who, when, what it is about, its beginning and first picture, and how lively it is. */
export function PostCard({ post, showGroup = false, isNew = false, ...moment }: PostCardProps) {
  const path = postPath(post);
  const excerpt = plainText(post.body, EXCERPT_MAX);
  return (
    <article
      data-post={post.id}
      className={cn(
        "relative rounded-card border border-border bg-surface p-4 shadow-card transition-colors focus-within:border-border-control hover:border-border-control sm:p-5",
        isNew && "animate-rise",
      )}
    >
      <Byline
        {...moment}
        author={post.author}
        at={post.publishedAt}
        editedAt={post.editedAt}
        href={path}
        size="sm"
      >
        {showGroup && (
          <span className="text-muted">
            in{" "}
            <Link
              href={`/g/${post.group.slug}`}
              className="relative z-1 font-medium text-text hover:underline"
            >
              <bdi>{post.group.name}</bdi>
            </Link>
          </span>
        )}
      </Byline>
      <div className="mt-2.5 flex gap-4">
        <div className="min-w-0 flex-1">
          <h3 className="break-words text-base sm:text-lg">
            {post.isUnread && (
              <span className="mr-2 inline-block size-2 rounded-full bg-accent-text align-middle">
                <span className="sr-only">New: </span>
              </span>
            )}
            <Link
              href={path}
              data-post-link
              className="outline-none after:absolute after:inset-0 after:rounded-card focus-visible:after:outline-2 focus-visible:after:outline-accent-text focus-visible:after:-outline-offset-2"
            >
              {post.title ? (
                <bdi>{post.title}</bdi>
              ) : (
                <bdi className="line-clamp-4 font-normal text-base text-wrap">{excerpt}</bdi>
              )}
            </Link>
          </h3>
          {post.event && (
            <p className="mt-1 flex min-w-0 items-center gap-1.5 text-accent-text text-sm">
              <CalendarDays aria-hidden="true" className="size-3.5 shrink-0" />
              <span className="truncate">
                <bdi>{post.event.title}</bdi>
              </span>
            </p>
          )}
          {post.title && excerpt && <p className="mt-1 line-clamp-3 text-muted text-sm">{excerpt}</p>}
        </div>
        <FirstPicture post={post} />
      </div>
      <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-2">
        <PostMarks {...post} />
        {post.tags.map((tag) => (
          <TagChip key={tag.id} tag={tag} href={`/g/${post.group.slug}/tags/${tag.slug}`} />
        ))}
        <Liveliness post={post} />
      </div>
    </article>
  );
}

function FirstPicture({ post }: { post: PostOut }) {
  const pictures = post.attachments.filter(isPicture);
  const [picture] = pictures;
  if (!picture) return null;
  return (
    <span className="relative shrink-0">
      {/* biome-ignore lint/performance/noImgElement: it was sized when it was uploaded. */}
      <img
        src={pictureIn("small", picture.url)}
        alt=""
        width={96}
        height={96}
        loading="lazy"
        className="size-20 rounded-control bg-fill object-cover sm:size-24"
      />
      {pictures.length > 1 && (
        <span className="absolute right-1 bottom-1 rounded-full bg-surface px-1.5 text-xs">
          <span className="sr-only">and {pictures.length - 1} more pictures</span>
          <span aria-hidden="true">+{pictures.length - 1}</span>
        </span>
      )}
    </span>
  );
}

function Liveliness({ post }: { post: PostOut }) {
  const sum = sumOfReactions(post.reactions);
  const signs = REACTION_KINDS.filter((kind) => post.reactions[kind] > 0).slice(0, 3);
  return (
    <p className="ml-auto flex items-center gap-3 text-muted text-sm tabular-nums">
      {sum > 0 && (
        <span className="inline-flex items-center">
          <span aria-hidden="true" className="inline-flex items-center gap-1">
            {signs.map((kind) => (
              <ReactionSign key={kind} kind={kind} />
            ))}
            {grouped(sum)}
          </span>
          <span className="sr-only">{counted(sum, "reaction")}</span>
        </span>
      )}
      <span className="inline-flex items-center gap-1.5">
        <MessageCircle aria-hidden="true" className="size-4" />
        <span aria-hidden="true">{grouped(post.commentCount)}</span>
        <span className="sr-only">{counted(post.commentCount, "comment")}</span>
      </span>
    </p>
  );
}
