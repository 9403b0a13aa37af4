import { pusherOptions } from "@/lib/live-options";
import { ownOriginFor } from "../csrf";
import { env } from "../env";
import { DomainError } from "../errors";
import { liveClientConfig } from "../realtime/config";

/**
 * What a `pusher-js` client needs to connect. For private channels it adds its token as a header of the
 * authorization.
 * @param host the Host header: the built-in Channels server has the same host as this API
 * @throws DomainError unavailable `live.off`; invalid `request.host-invalid`
 */
export function liveConnection(host: string | undefined) {
  const config = liveClientConfig();
  if (!config) throw new DomainError("live.off");
  const own = ownOriginFor(env().NEXTAUTH_URL, host);
  if (!URL.canParse(own)) throw new DomainError("request.host-invalid");
  const { origin, hostname, port, protocol } = new URL(own);
  const options = pusherOptions(config, { origin, hostname, port, protocol, search: "" });
  const channelAuthorization = { endpoint: `${origin}/api/pusher/auth`, transport: "ajax" };
  return { key: config.key, options: { ...options, channelAuthorization } };
}
