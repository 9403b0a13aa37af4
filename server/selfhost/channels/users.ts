import type { Connection } from "./connection";
import { closeCode } from "./protocol";

/** The signed-in users and their connections. */
export class Users {
  private readonly byId = new Map<string, Set<Connection>>();

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

  /** Ends every connection of the user. Clients do not reconnect by themselves after this code. */
  terminate(userId: string): void {
    for (const connection of [...(this.byId.get(userId) ?? [])]) {
      connection.end(closeCode.unauthorized, "Connection terminated by the application");
    }
  }

  private add(connection: Connection, id: string): void {
    const connections = this.byId.get(id);
    if (connections) connections.add(connection);
    else this.byId.set(id, new Set([connection]));
  }
}
