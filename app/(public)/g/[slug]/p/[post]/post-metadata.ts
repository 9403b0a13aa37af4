import type { Metadata } from "next";
import { postPath } from "@/components/posts/post-path";
import { isolate } from "@/lib/clean-text";
import { plainText } from "@/lib/plain-text";
import { loadGroup } from "../../shown-group";
import { loadPost } from "./shown-post";

/** What search engines and previews learn of a post. Only posts of public groups for everyone are indexed. */
export async function postMetadata({ post: postId }: { post: string }): Promise<Metadata> {
  const post = await loadPost(postId);
  const group = await loadGroup(post.group.slug);
  const isOpen = group.visibility === "public" && post.audience === "everyone" && !post.held && !post.hidden;
  const title = `${isolate(post.title ?? plainText(post.body, 60))} · ${isolate(post.group.name)}`;
  const description = plainText(post.body, 160);
  const url = postPath(post);
  return {
    title,
    description,
    ...(isOpen ? { alternates: { canonical: url } } : { robots: { index: false } }),
    openGraph: { title, description, url, siteName: "Turnout", type: "article" },
  };
}
