import type { IncomingMessage, ServerResponse } from "node:http";
import type { ChannelsApp } from "./app";
import { describeChannel, readAttributes } from "./channel-info";
import { isPresence } from "./channel-names";
import { RestRefusal, type RestRequest, readSignedRequest } from "./rest-auth";
import { type Outcome, triggerBatch, triggerEvent } from "./rest-events";

/** Answers one request below `/apps/`; never rejects. */
export async function answerRest(
  app: ChannelsApp,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const { body, afterwards } = route(app, await readSignedRequest(app, request));
    // Answered before delivery: a publisher need not wait for thousands of sockets.
    respond(response, 200, "application/json", JSON.stringify(body));
    afterwards?.();
  } catch (error) {
    const isRefusal = error instanceof RestRefusal;
    if (!isRefusal) app.log.error({ err: error }, "channels request failed");
    const [status, message] = isRefusal ? [error.status, error.message] : [500, "Internal error"];
    respond(response, status, "text/plain", `${message}\n`);
  }
}

/** Unread parts of a body are discarded by Node once the answer is out. */
export function respond(response: ServerResponse, status: number, type: string, body: string): void {
  if (response.headersSent) return;
  response.writeHead(status, {
    "content-type": type,
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
  });
  response.end(body);
}

function route(app: ChannelsApp, request: RestRequest): Outcome {
  const [noun, id, verb, ...rest] = request.route;
  const shape = [noun, id === undefined ? null : "*", verb].filter((part) => part != null).join("/");
  if (rest.length > 0) throw new RestRefusal(404, "Unknown path");
  switch (`${request.method} ${shape}`) {
    case "POST events":
      return triggerEvent(app, request.body);
    case "POST batch_events":
      return triggerBatch(app, request.body);
    case "GET channels":
      return { body: listChannels(app, request.query) };
    case "GET channels/*":
      return { body: readChannel(app, id ?? "", request.query) };
    case "GET channels/*/users":
      return { body: listUsers(app, id ?? "") };
    case "POST users/*/terminate_connections":
      return { body: {}, afterwards: () => app.users.terminate(id ?? "") };
    default:
      throw new RestRefusal(404, "Unknown path");
  }
}

function listChannels(app: ChannelsApp, query: ReadonlyMap<string, string>): object {
  const prefix = query.get("filter_by_prefix") ?? "";
  const attributes = readAttributes(query.get("info") ?? "");
  if (attributes.has("user_count") && !isPresence(prefix)) {
    throw new RestRefusal(400, "user_count needs filter_by_prefix=presence-");
  }
  const described = app.channels
    .list(prefix)
    .map(({ name }) => [name, describeChannel(app.channels, name, attributes)]);
  return { channels: Object.fromEntries(described) };
}

function readChannel(app: ChannelsApp, name: string, query: ReadonlyMap<string, string>): object {
  const attributes = readAttributes(query.get("info") ?? "");
  if (attributes.has("user_count") && !isPresence(name)) {
    throw new RestRefusal(400, "user_count needs a presence channel");
  }
  const occupied = app.channels.find(name) !== undefined;
  return { occupied, ...describeChannel(app.channels, name, attributes) };
}

function listUsers(app: ChannelsApp, name: string): object {
  if (!isPresence(name)) throw new RestRefusal(400, "Only presence channels have users");
  return { users: (app.channels.find(name)?.userIds ?? []).map((id) => ({ id })) };
}
