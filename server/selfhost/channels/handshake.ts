import type { ChannelsApp } from "./app";
import { closeCode, decodeEscapes, readQuery, splitTarget } from "./protocol";
import { isSameText } from "./signatures";

type HandshakeRefusal = { code: number; message: string };

const oldestProtocol = 5;
const newestProtocol = 7;

/** Why the client of this request target may not connect, or null. */
export function refuseHandshake(app: ChannelsApp, target: string): HandshakeRefusal | null {
  const { path, query } = splitTarget(target);
  const [, , key = "", ...rest] = path.split("/");
  if (key === "" || rest.length > 0) return { code: closeCode.unknownPath, message: "Path not found" };
  if (!isSameText(app.key, decodeEscapes(key) ?? "")) {
    return { code: closeCode.unknownApp, message: "Application does not exist" };
  }
  const version = readQuery(query)?.get("protocol");
  if (version === undefined)
    return { code: closeCode.missingVersion, message: "No protocol version supplied" };
  if (!/^\d{1,3}$/.test(version)) {
    return { code: closeCode.invalidVersion, message: "Invalid version string format" };
  }
  if (Number(version) < oldestProtocol || Number(version) > newestProtocol) {
    return { code: closeCode.unsupportedVersion, message: "Unsupported protocol version" };
  }
  return null;
}
