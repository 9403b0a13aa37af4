type Placed = { id: string; group: { slug: string } };

/** The address of a post. */
export function postPath(post: Placed): string {
  return `/g/${post.group.slug}/p/${post.id}`;
}

/** The address of the conversation below one comment. */
export function threadPath(post: Placed, commentId: string): string {
  return `${postPath(post)}/t/${commentId}`;
}

/** The element of a comment on its page, so that a link leads right to it. */
export function commentAnchor(commentId: string): string {
  return `c-${commentId}`;
}
