import type { Connection, SignedInUser } from "./connection";
import { closeCode } from "./protocol";

/** Who is signed in, and over which connections. */
export class Users {
  private readonly byId = new Map<string, Set<Connection>>();

  signIn(connection: Connection, user: SignedInUser): void {
    connection.user = user;
    const connections = this.byId.get(user.id);
    if (connections) connections.add(connection);
    else this.byId.set(user.id, new Set([connection]));
  }

  /** The connection now listens by leave of this holder, and ends with it as with its own user. */
  bind(connection: Connection, holderId: string): void {
    connection.holders.add(holderId);
    const connections = this.byId.get(holderId);
    if (connections) connections.add(connection);
    else this.byId.set(holderId, new Set([connection]));
  }

  remove(connection: Connection): void {
    for (const id of [connection.user?.id, ...connection.holders]) {
      if (id === undefined) continue;
      const connections = this.byId.get(id);
      connections?.delete(connection);
      if (connections?.size === 0) this.byId.delete(id);
    }
  }

  /** Ends every connection of the user; clients do not come back from this code by themselves. */
  terminate(userId: string): void {
    for (const connection of [...(this.byId.get(userId) ?? [])]) {
      connection.end(closeCode.unauthorized, "Connection terminated by the application");
    }
  }
}
