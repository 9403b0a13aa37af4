"use client";

import { Reply } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Lazily, lazyPart } from "@/components/ui/lazy-part";
import { WhenQuiet } from "@/components/ui/when-quiet";
import { AttachmentList } from "../attachment-list";
import { bodyKey } from "../body-key";
import { Byline } from "../byline";
import { LazyMarkdown } from "../lazy-markdown";
import { commentAnchor, postPath } from "../post-path";
import { ReactionBar } from "../reactions/reaction-bar";
import type { CommentOut } from "../wire";
import { CommentReplies } from "./comment-replies";
import { useThread } from "./thread-context";
import { useLevel } from "./use-level";
import { withheldNotes, withheldWords } from "./withheld-words";

const LateMenu = lazyPart(async () => (await import("./comment-menu")).CommentMenu);
const LateForm = lazyPart(async () => (await import("./comment-form")).CommentForm);

type CommentItemProps = { comment: CommentOut; onChange: (comment: CommentOut) => void };

/** One comment with its replies. */
export function CommentItem({ comment, onChange }: CommentItemProps) {
  const thread = useThread();
  const [does, setDoes] = useState<"nothing" | "reply" | "edit">("nothing");
  const replies = useLevel({
    postId: comment.postId,
    parentId: comment.id,
    initial: comment.replies ?? NO_REPLIES,
  });
  const close = () => setDoes("nothing");
  const answered = (reply: CommentOut) => {
    replies.put(reply);
    onChange({ ...comment, replyCount: comment.replyCount + 1 });
    if (reply.state === "shown") thread.onOwnCount(1);
    close();
  };
  const menu = (
    <WhenQuiet fallback={<span className="size-8" />}>
      <LateMenu comment={comment} onChange={onChange} onEdit={() => setDoes("edit")} />
    </WhenQuiet>
  );
  const scope = { groupId: thread.post.group.id, postId: comment.postId, onClose: close };
  return (
    <article
      id={commentAnchor(comment.id)}
      tabIndex={-1}
      data-comment={comment.id}
      className="scroll-mt-24 rounded-control outline-none target:bg-accent-soft focus-visible:outline-2 focus-visible:outline-accent-text"
    >
      {comment.body === null || !comment.author ? (
        <p className="py-2 text-muted text-sm italic">
          {comment.state === "shown" ? withheldWords.deleted : withheldWords[comment.state]}
        </p>
      ) : (
        <div className="py-2">
          <Byline
            author={comment.author}
            at={comment.createdAt}
            editedAt={comment.editedAt}
            href={`${postPath(thread.post)}#${commentAnchor(comment.id)}`}
            size="sm"
            now={thread.now}
            timeZone={thread.timeZone}
          />
          <div className="mt-1.5 space-y-2 sm:pl-[2.375rem]">
            {withheldNotes[comment.state] && (
              <p className="text-sm text-warning">{withheldNotes[comment.state]}</p>
            )}
            {does === "edit" ? (
              <Lazily>
                <LateForm
                  {...scope}
                  edited={comment}
                  onDone={(saved) => {
                    onChange(saved);
                    close();
                  }}
                />
              </Lazily>
            ) : (
              <CommentBody comment={comment} body={comment.body} />
            )}
            <div className="-ml-2 flex flex-wrap items-center gap-1 has-data-reaction:ml-0">
              <ReactionBar
                target={{ commentId: comment.id }}
                given={comment}
                mayReact={thread.mayWrite}
                compact
              />
              {comment.can.reply && (
                <Button
                  size="sm"
                  variant="ghost"
                  className="text-muted"
                  onClick={() => setDoes("reply")}
                  data-reply
                >
                  <Reply aria-hidden="true" />
                  Reply
                </Button>
              )}
              {menu}
            </div>
          </div>
        </div>
      )}
      {does === "reply" && (
        <div className="sm:pl-[2.375rem]">
          <Lazily>
            <LateForm {...scope} parentId={comment.id} onDone={answered} />
          </Lazily>
        </div>
      )}
      <CommentReplies
        comment={comment}
        level={replies}
        renderReply={(reply) => <CommentItem comment={reply} onChange={replies.put} />}
      />
    </article>
  );
}

const NO_REPLIES = { items: [], nextCursor: null };

function CommentBody({ comment, body }: { comment: CommentOut; body: string }) {
  const { bodies } = useThread();
  return (
    <>
      <div className="wrap-anywhere text-[0.9375rem]">
        {bodies[bodyKey(comment)] ?? <LazyMarkdown pictures="linked">{body}</LazyMarkdown>}
      </div>
      <AttachmentList attachments={comment.attachments} />
    </>
  );
}
