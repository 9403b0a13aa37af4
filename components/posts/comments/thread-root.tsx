import { Markdown } from "@/components/ui/markdown";
import { AttachmentList } from "../attachment-list";
import { Byline } from "../byline";
import type { Moment } from "../moment";
import { commentAnchor, postPath } from "../post-path";
import { ReactionBar } from "../reactions/reaction-bar";
import type { CommentOut, PostOut } from "../wire";
import { withheldWords } from "./withheld-words";

type ThreadRootProps = Moment & {
  post: Pick<PostOut, "id" | "group">;
  comment: CommentOut;
  mayWrite: boolean;
};

/** The comment whose replies a thread page shows. */
export function ThreadRoot({ post, comment, mayWrite, ...moment }: ThreadRootProps) {
  if (comment.body === null || !comment.author) {
    return (
      <p className="text-muted italic">
        {withheldWords[comment.state === "shown" ? "deleted" : comment.state]}
      </p>
    );
  }
  return (
    <article className="space-y-3 rounded-card border border-border bg-surface p-4 shadow-card sm:p-5">
      <Byline
        {...moment}
        author={comment.author}
        at={comment.createdAt}
        editedAt={comment.editedAt}
        href={`${postPath(post)}#${commentAnchor(comment.id)}`}
      />
      <Markdown className="wrap-anywhere" pictures="linked">
        {comment.body}
      </Markdown>
      <AttachmentList attachments={comment.attachments} />
      <div className="-ml-2 has-data-reaction:ml-0">
        <ReactionBar target={{ commentId: comment.id }} given={comment} mayReact={mayWrite} compact />
      </div>
    </article>
  );
}
