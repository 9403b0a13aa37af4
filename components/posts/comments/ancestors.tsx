import { Link } from "@/components/ui/link";
import { plainText } from "@/lib/plain-text";
import { commentAnchor, postPath, threadPath } from "../post-path";
import type { CommentOut, PostOut } from "../wire";
import { withheldWords } from "./withheld-words";

type AncestorsProps = { post: Pick<PostOut, "id" | "group">; comments: readonly CommentOut[] };

/** What a thread answers: the comments above it, outermost first, each as one line. */
export function Ancestors({ post, comments }: AncestorsProps) {
  if (comments.length === 0) return null;
  return (
    <nav aria-label="Comments above" className="rounded-card border border-border bg-sunken p-4 text-sm">
      <ol className="space-y-1.5">
        {comments.map((comment) => (
          <li key={comment.id} className="flex min-w-0 gap-2">
            <Link
              href={
                comment.depth === 1
                  ? `${postPath(post)}#${commentAnchor(comment.id)}`
                  : threadPath(post, comment.id)
              }
              className="min-w-0 truncate hover:underline"
            >
              {comment.author && (
                <span className="font-medium">
                  <bdi>{comment.author.name}</bdi>:{" "}
                </span>
              )}
              <span className="text-muted">{lineOf(comment)}</span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function lineOf({ body, state }: CommentOut): string {
  if (body !== null) return plainText(body, 120);
  return withheldWords[state === "shown" ? "deleted" : state];
}
