import type { Connection } from "./connection";
import { closeCode } from "./protocol";

/** The signed-in users and their connections, and for a while those that were ended. */
export class Users {
  private readonly byId = new Map<string, Set<Connection>>();
  /** When each was ended, the earliest first; as long as a leave from before could be used. */
  private readonly endedAt = new Map<string, number>();

  /** @param leaveMs how long a leave can be used */
  constructor(private readonly leaveMs: number) {}

  signIn(connection: Connection, userId: string): void {
    connection.userId = userId;
    this.add(connection, userId);
  }

  /**
   * Records that this holder authorized the connection: terminating the holder ends it, like terminating its own
   * user.
   */
  bind(connection: Connection, holderId: string): void {
    connection.holders.add(holderId);
    this.add(connection, holderId);
  }

  remove(connection: Connection): void {
    for (const id of [connection.userId, ...connection.holders]) {
      if (id === null) continue;
      const connections = this.byId.get(id);
      connections?.delete(connection);
      if (connections?.size === 0) this.byId.delete(id);
    }
  }

  /**
   * Whether what was signed at `issuedAt` still counts at `now`, both in milliseconds: it is not older than a leave may be,
   * and its holder was not ended since. The same millisecond counts as since.
   */
  isGood(id: string, { issuedAt, now }: { issuedAt: number; now: number }): boolean {
    if (Math.abs(now - issuedAt) > this.leaveMs) return false;
    return issuedAt > (this.endedAt.get(id) ?? Number.NEGATIVE_INFINITY);
  }

  /**
   * Ends every connection of the user, and what was signed for them until `now`. Clients do not reconnect by themselves
   * after this code.
   */
  terminate(userId: string, now: number): void {
    this.forgetEnded(now);
    this.endedAt.delete(userId);
    this.endedAt.set(userId, now);
    for (const connection of [...(this.byId.get(userId) ?? [])]) {
      connection.end(closeCode.unauthorized, "Connection terminated by the application");
    }
  }

  private forgetEnded(now: number): void {
    for (const [id, at] of this.endedAt) {
      if (now - at <= this.leaveMs) return;
      this.endedAt.delete(id);
    }
  }

  private add(connection: Connection, id: string): void {
    const connections = this.byId.get(id);
    if (connections) connections.add(connection);
    else this.byId.set(id, new Set([connection]));
  }
}
