import type { ChannelsLimits } from "./limits";

/** What one client holds. A connection counts until its socket is gone, and not only until it was told to go. */
export type Client = { readonly address: string | null; connections: number; subscriptions: number };

/**
 * What is held by each client and by all together. A client is an address; null is this machine itself, for which
 * only the bounds of all hold: a proxy on it that nobody told us of would be everybody.
 */
export class Clients {
  readonly all: Client = { address: null, connections: 0, subscriptions: 0 };
  private readonly byAddress = new Map<string, Client>();

  constructor(private readonly limits: ChannelsLimits) {}

  /** Whose connections are as many as may be, or null. */
  fullOfConnections(address: string | null): "all" | "address" | null {
    if (this.all.connections >= this.limits.connections) return "all";
    const held = address === null ? 0 : (this.byAddress.get(address)?.connections ?? 0);
    return held >= this.limits.connectionsPerAddress ? "address" : null;
  }

  /** Whose subscriptions are as many as may be, or null. */
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

  /** @param change 1 for a subscription more, -1 for one less */
  countSubscription(client: Client, change: 1 | -1): void {
    client.subscriptions += change;
    this.all.subscriptions += change;
  }
}
