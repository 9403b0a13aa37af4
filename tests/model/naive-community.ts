import type { ReactionKind } from "../../server/domains/posts/schema";

export type Role = "owner" | "moderator" | "member";
export type Audience = "everyone" | "going" | "waiting" | "attended";
export type Answer = { status: "confirmed" | "waitlisted" | "cancelled"; hasArrived: boolean };

export type NaiveContribution = {
  id: string;
  /** Null for posts. */
  parentId: string | null;
  postId: string;
  author: number;
  audience: Audience;
  isHidden: boolean;
  /** Who deleted it; null = it is there. */
  deletedBy: number | null;
  isLocked: boolean;
  reactions: Set<`${ReactionKind} ${number}`>;
};

/** A group in arrays and loops: who is what in it, what was written, and who sees it. People are numbers; null = a visitor. */
export class NaiveCommunity {
  readonly roles = new Map<number, Role>();
  readonly blocks = new Set<`${number} ${number}`>();
  readonly answers = new Map<number, Answer>();
  readonly written: NaiveContribution[] = [];

  constructor(
    readonly isPrivate: boolean,
    readonly host: number,
  ) {}

  find(id: string): NaiveContribution {
    const found = this.written.find((one) => one.id === id);
    if (!found) throw new Error("the naive group does not know this contribution");
    return found;
  }

  moderates(person: number | null): boolean {
    const role = person === null ? undefined : this.roles.get(person);
    return role === "owner" || role === "moderator";
  }

  readsGroup(person: number | null): boolean {
    return !this.isPrivate || (person !== null && this.roles.has(person));
  }

  private isInAudience(person: number | null, audience: Audience): boolean {
    if (audience === "everyone" || person === this.host) return true;
    const answer = person === null ? undefined : this.answers.get(person);
    if (!answer) return false;
    if (audience === "attended") return answer.hasArrived;
    return answer.status === (audience === "going" ? "confirmed" : "waitlisted");
  }

  private seesText(person: number | null, one: NaiveContribution): boolean {
    if (one.deletedBy !== null) return false;
    if (one.author === person || this.moderates(person)) return true;
    return !one.isHidden && !this.blocks.has(`${person ?? -1} ${one.author}`);
  }

  sees(person: number | null, one: NaiveContribution): boolean {
    if (!this.readsGroup(person) || !this.seesText(person, one)) return false;
    const post = this.find(one.postId);
    if (!this.seesText(person, post)) return false;
    return post.author === person || this.moderates(person) || this.isInAudience(person, post.audience);
  }

  /** What everybody may see of a state; only this is counted. */
  isCounted(one: NaiveContribution): boolean {
    return !one.isHidden && one.deletedBy === null;
  }

  commentsOf(post: NaiveContribution): NaiveContribution[] {
    return this.written.filter((one) => one.postId === post.id && one.id !== post.id);
  }

  /** The number of comments that a post shows to a person: without those of people whom they block. */
  commentCount(person: number | null, post: NaiveContribution): number {
    return this.commentsOf(post).filter(
      (one) =>
        this.isCounted(one) && (this.moderates(person) || !this.blocks.has(`${person ?? -1} ${one.author}`)),
    ).length;
  }

  isMember(person: number): boolean {
    return this.roles.has(person);
  }

  mayComment(person: number, post: NaiveContribution, parent: NaiveContribution | null): boolean {
    if (!this.isMember(person) || !this.sees(person, post) || post.isLocked) return false;
    return parent === null || (this.sees(person, parent) && !parent.isHidden);
  }

  mayDelete(person: number, one: NaiveContribution): boolean {
    if (!this.isMember(person) || !this.sees(person, one)) return false;
    if (one.author === person || this.roles.get(person) === "owner") return true;
    return this.moderates(person) && !this.moderates(one.author);
  }

  mayRestore(person: number, one: NaiveContribution): boolean {
    if (one.deletedBy !== person || !this.isMember(person)) return false;
    if (one.author !== person && !this.moderates(person)) return false;
    return one.id === one.postId || this.sees(person, this.find(one.postId));
  }

  mayReact(person: number, one: NaiveContribution): boolean {
    const post = this.find(one.postId);
    return this.isMember(person) && this.sees(person, one) && this.isCounted(one) && this.isCounted(post);
  }
}
