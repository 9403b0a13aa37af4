import { cutTo } from "@/lib/clean-text";
import { plainText } from "@/lib/plain-text";
import { sumOfReactions } from "../reactions/reaction-words";
import type { CommentOut, PostOut } from "../wire";

const TEXT_MAX = 2_000;
const COMMENTS_MAX = 20;

/**
 * A post of a public group in the words of schema.org (DiscussionForumPosting), as the content of a script element, with
 * the comments that the page shows.
 * @param url the post's own address
 */
export function postJsonLd(post: PostOut, comments: readonly CommentOut[], url: string): string {
  const data = {
    "@context": "https://schema.org",
    "@type": "DiscussionForumPosting",
    headline: post.title ?? plainText(post.body, 90),
    text: plainText(cutTo(post.body, TEXT_MAX), TEXT_MAX),
    url,
    datePublished: post.publishedAt,
    dateModified: post.editedAt ?? undefined,
    author: { "@type": "Person", name: post.author.name },
    isPartOf: { "@type": "WebPage", name: post.group.name, url: new URL(`/g/${post.group.slug}`, url).href },
    image: post.attachments
      .filter(({ sizes }) => sizes.length > 0)
      .map((picture) => new URL(picture.url, url).href),
    commentCount: post.commentCount,
    interactionStatistic: [
      counter("LikeAction", sumOfReactions(post.reactions)),
      counter("CommentAction", post.commentCount),
    ],
    comment: comments
      .filter(isShown)
      .slice(0, COMMENTS_MAX)
      .map((comment) => commentOf(comment, url)),
  };
  // A title may hold "</script>".
  return JSON.stringify(data).replaceAll("<", "\\u003c");
}

function counter(type: string, count: number) {
  return {
    "@type": "InteractionCounter",
    interactionType: `https://schema.org/${type}`,
    userInteractionCount: count,
  };
}

function isShown({ state, body }: CommentOut): boolean {
  return state === "shown" && body !== null;
}

function commentOf(comment: CommentOut, url: string) {
  return {
    "@type": "Comment",
    url: `${url}#c-${comment.id}`,
    text: plainText(comment.body ?? "", TEXT_MAX),
    datePublished: comment.createdAt,
    author: { "@type": "Person", name: comment.author?.name },
  };
}
