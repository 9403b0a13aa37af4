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

  remove(connection: Connection): void {
    if (!connection.user) return;
    const connections = this.byId.get(connection.user.id);
    connections?.delete(connection);
    if (connections?.size === 0) this.byId.delete(connection.user.id);
  }

  /** Ends every connection of the user; clients do not come back from this code by themselves. */
  terminate(userId: string): void {
    for (const connection of [...(this.byId.get(userId) ?? [])]) {
      connection.end(closeCode.unauthorized, "Connection terminated by the application");
    }
  }
}
