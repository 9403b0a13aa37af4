import type { Connection } from "./connection";

export type Member = { userId: string; info: unknown };

/** One channel that has at least one subscriber. */
export class Channel {
  readonly subscribers = new Set<Connection>();
  private readonly members = new Map<string, { info: unknown; connections: number }>();

  constructor(readonly name: string) {}

  get userCount(): number {
    return this.members.size;
  }

  get userIds(): string[] {
    return [...this.members.keys()];
  }

  hasMember(userId: string): boolean {
    return this.members.has(userId);
  }

  /** True when this is the member's first connection here. */
  join(connection: Connection, member: Member | null): boolean {
    this.subscribers.add(connection);
    if (!member) return false;
    const known = this.members.get(member.userId);
    if (known) known.connections += 1;
    else this.members.set(member.userId, { info: member.info, connections: 1 });
    return !known;
  }

  /** True when this was the member's last connection here. */
  leave(connection: Connection, userId: string | null): boolean {
    this.subscribers.delete(connection);
    const member = userId === null ? undefined : this.members.get(userId);
    if (!member || userId === null) return false;
    member.connections -= 1;
    return member.connections === 0 && this.members.delete(userId);
  }

  /** `fromEntries` defines own properties, so that a user called `__proto__` is only a user. */
  presence(): { ids: string[]; hash: Record<string, unknown>; count: number } {
    const hash = Object.fromEntries([...this.members].map(([userId, { info }]) => [userId, info]));
    return { ids: this.userIds, hash, count: this.members.size };
  }
}
