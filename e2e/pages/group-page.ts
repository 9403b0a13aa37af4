import type { Locator, Page } from "@playwright/test";
import type { GroupOut } from "../../server/domains/groups/schema";
import type { PostOut } from "../../server/domains/posts/schema";
import type { Person, Site } from "../site";

/** A public group that anyone can join. */
export function madeGroup(site: Site, owner: Person, more: Record<string, unknown> = {}): Promise<GroupOut> {
  const name = `Walkers ${owner.id.slice(-8)}`;
  return site.call<GroupOut>(owner, "POST", "/groups", {
    name,
    visibility: "public",
    joining: "open",
    ...more,
  });
}

/** A post in a group of its own. */
export async function writtenPost(site: Site, author: Person): Promise<PostOut> {
  const group = await madeGroup(site, author);
  const post = { title: "Tonight by the river", body: "Who **comes**?" };
  return site.call<PostOut>(author, "POST", `/groups/${group.id}/posts`, post);
}

/** The page of a post with its comments. */
export class PostPage {
  readonly comments: Locator;

  constructor(readonly page: Page) {
    this.comments = page.getByRole("region", { name: "Comments" });
  }

  static async open(page: Page, post: PostOut): Promise<PostPage> {
    await page.goto(`/g/${post.group.slug}/p/${post.id}`);
    return new PostPage(page);
  }

  async comment(text: string): Promise<void> {
    await this.page.getByRole("button", { name: "Write a comment" }).click();
    await this.page.getByRole("textbox", { name: "Your comment" }).fill(text);
    await this.page.getByRole("button", { name: "Comment", exact: true }).click();
  }
}
