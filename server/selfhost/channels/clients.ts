import type { ChannelsLimits } from "./limits";

/** What one client holds. A connection counts until its socket is closed, also after the server ended it. */
export type Client = { readonly address: string | null; connections: number; subscriptions: number };

/**
 * Counts what each client holds and what all hold together. A client is an address. For null, this machine itself,
 * only the overall bounds apply: behind a proxy that is not configured, every client would be this machine.
 */
export class Clients {
  readonly all: Client = { address: null, connections: 0, subscriptions: 0 };
  private readonly byAddress = new Map<string, Client>();

  constructor(private readonly limits: ChannelsLimits) {}

  /** Which bound on connections is reached for this address, or null. */
  fullOfConnections(address: string | null): "all" | "address" | null {
    if (this.all.connections >= this.limits.connections) return "all";
    const held = address === null ? 0 : (this.byAddress.get(address)?.connections ?? 0);
    return held >= this.limits.connectionsPerAddress ? "address" : null;
  }

  /** Which bound on subscriptions is reached for this client, or null. */
  fullOfSubscriptions(client: Client): "all" | "address" | null {
    if (this.all.subscriptions >= this.limits.subscriptions) return "all";
    if (client.address === null) return null;
    return client.subscriptions >= this.limits.subscriptionsPerAddress ? "address" : null;
  }

  connect(address: string | null): Client {
    const known = address === null ? undefined : this.byAddress.get(address);
    const client = known ?? { address, connections: 0, subscriptions: 0 };
    if (address !== null) this.byAddress.set(address, client);
    client.connections += 1;
    this.all.connections += 1;
    return client;
  }

  disconnect(client: Client): void {
    client.connections -= 1;
    this.all.connections -= 1;
    if (client.connections === 0 && client.address !== null) this.byAddress.delete(client.address);
  }

  /** @param change 1 for an added subscription, -1 for a removed one */
  countSubscription(client: Client, change: 1 | -1): void {
    client.subscriptions += change;
    this.all.subscriptions += change;
  }
}
