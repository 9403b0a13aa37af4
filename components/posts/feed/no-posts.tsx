import { MessagesSquare } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { feedPath } from "./feed-query";

type NoPostsProps = { slug: string; tag: string | undefined; about?: boolean; mayWrite: boolean };

/** A feed with nothing in it. */
export function NoPosts({ slug, tag, about = false, mayWrite }: NoPostsProps) {
  if (tag || about) {
    return (
      <EmptyState
        icon={<MessagesSquare />}
        title={tag ? "No posts with this tag" : "No posts about this event"}
        action={
          <ButtonLink href={feedPath(slug, { sort: "newest" })} variant="secondary">
            Show all posts
          </ButtonLink>
        }
      />
    );
  }
  return (
    <EmptyState
      icon={<MessagesSquare />}
      title="No posts yet"
      description={
        mayWrite
          ? "Say hello, ask something, or share what's coming up. Everyone in the group sees it."
          : "What members post shows up here."
      }
    />
  );
}
