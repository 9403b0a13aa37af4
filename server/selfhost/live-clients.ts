import { addressBlock, isLoopbackAddress } from "../client-address";
import { isOwnOrigin } from "../csrf";
import { env } from "../env";
import { clientAddress } from "../trpc/context";
import type { ChannelsOptions } from "./channels/server";

/**
 * How the built-in Channels server identifies its clients: by the address that all rate limits use, and by this
 * site's origin.
 */
export const liveClients = {
  addressOf({ headers, socket }) {
    const forwardedFor = [headers["x-forwarded-for"] ?? []].flat().join();
    const address = clientAddress(forwardedFor, socket.remoteAddress);
    return isLoopbackAddress(address) ? null : addressBlock(address);
  },
  isOwnPage({ headers: { origin = "", host } }) {
    return isOwnOrigin(origin, env().NEXTAUTH_URL, host);
  },
} satisfies Pick<ChannelsOptions, "addressOf" | "isOwnPage">;
