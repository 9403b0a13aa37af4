import { Resolver } from "node:dns/promises";
import { isIP } from "node:net";
import { errorMessage } from "../../../../lib/error-message";
import { env } from "../../../env";
import { DomainError } from "../../../errors";
import {
  type AddressFault,
  faultOfUrl,
  hostOf,
  isLoopbackAddress,
  isLoopbackUrl,
  isPublicAddress,
  parseWebhookUrl,
} from "./policy";

/** Decides which IP addresses may be reached. Tests pass a gate that allows loopback. */
export type Gate = {
  faultOfUrl: (url: URL) => AddressFault | null;
  isAllowed: (address: string) => boolean;
  /** All addresses of a name; none where it has none. */
  resolve: (hostname: string) => Promise<string[]>;
};

export const PUBLIC_ONLY: Gate = { faultOfUrl, isAllowed: isPublicAddress, resolve: resolveName };

/** Also lets through to this very machine, for trying webhooks out. */
const LOOPBACK_TOO: Gate = {
  faultOfUrl: (url) => (isLoopbackUrl(url) ? null : faultOfUrl(url)),
  isAllowed: (address) => isPublicAddress(address) || isLoopbackAddress(address),
  resolve: (hostname) =>
    /(^|\.)localhost$/.test(hostname) ? Promise.resolve(LOOPBACK) : resolveName(hostname),
};
const LOOPBACK = ["127.0.0.1", "::1"];

/** Where this site sends: to public addresses, and with WEBHOOKS_TO_LOOPBACK to programs beside it. */
export function siteGate(): Gate {
  return env().WEBHOOKS_TO_LOOPBACK ? LOOPBACK_TOO : PUBLIC_ONLY;
}

/** A URL with the IP addresses that its host resolves to now, each of them allowed. */
export type Target = { url: URL; addresses: string[] };

/**
 * Resolves the host of a URL. The caller connects to these IP addresses and does not resolve again: a second answer could
 * differ.
 * @throws DomainError invalid, with a reason and the field `url`, if any of the IP addresses is not allowed
 */
export async function resolveTarget(text: string, gate: Gate): Promise<Target> {
  const url = parseWebhookUrl(text);
  if (!url) throw refuse("webhook.url-invalid");
  const fault = gate.faultOfUrl(url);
  if (fault) throw refuse(fault);
  const host = hostOf(url);
  const addresses = isIP(host) ? [host] : await gate.resolve(host);
  if (addresses.length === 0) throw refuse("webhook.host-unknown");
  if (!addresses.every(gate.isAllowed)) throw refuse("webhook.address-not-public");
  return { url, addresses };
}

function refuse(reason: AddressFault): DomainError {
  return new DomainError(reason, {
    fields: [{ field: "url", message: errorMessage({ reason }) }],
  });
}

/**
 * Asks name servers directly. The system's own lookup would also read the hosts file, and takes one of the few worker
 * threads for as long as a slow name server likes.
 */
async function resolveName(hostname: string): Promise<string[]> {
  const resolver = new Resolver({ timeout: 1500, tries: 2 });
  const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
  return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
}
