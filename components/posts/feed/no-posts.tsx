import { MessagesSquare } from "lucide-react";
import { ButtonLink } from "@/components/ui/button-link";
import { EmptyState } from "@/components/ui/empty-state";
import { feedPath } from "./feed-query";

type NoPostsProps = { slug: string; tag: string | undefined; mayWrite: boolean };

/** A feed with nothing in it. */
export function NoPosts({ slug, tag, mayWrite }: NoPostsProps) {
  if (tag) {
    return (
      <EmptyState
        icon={<MessagesSquare />}
        title="No posts with this tag"
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
