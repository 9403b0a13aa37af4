import { deviceCookieIn, findViewer } from "../auth";
import { refuseForgery } from "../csrf";
import { type Db, database } from "../db/client";
import { currentTime } from "../db/clock";
import type { Viewer } from "../domains/accounts/schema";
import { env } from "../env";
import { PAGE_VIEWER_HEADER, refuseOtherViewer } from "../page-viewer";
import { currentRequest, requestIdFrom } from "../request-scope";
import { explained } from "./errors";

export type Context = {
  db: Db;
  /** When the request arrived. Seats are decided on the database's clock instead. */
  now: Date;
  viewer: Viewer | null;
  /** How the viewer proved who they are; a cookie is sent by browsers unasked, a token is not. */
  credential: "cookie" | "token" | "none";
  /** The sign-in of a cookie, or the id of a token. */
  holderId?: string | undefined;
  /** The cookie by which devices are known again; for limits only. */
  devices?: string | undefined;
  requestId: string;
  /** The address of the client, for limits only. */
  clientAddress: string;
  /** What the client calls itself, which may be anything; absent where it says nothing. */
  userAgent?: string | undefined;
};

export type RequestFacts = {
  header: (name: string) => string | undefined;
  remoteAddress: string | undefined;
};

/** The context of one HTTP request, from whichever server took it. */
export async function createContext({ header, remoteAddress }: RequestFacts): Promise<Context> {
  const db = database();
  const found = await findViewer(db, { cookie: header("cookie"), authorization: header("authorization") });
  refuseOtherViewer(header(PAGE_VIEWER_HEADER), found);
  const scope = currentRequest();
  if (scope && found) scope.userId = found.viewer.id;
  return {
    db,
    now: await currentTime(db),
    viewer: found?.viewer ?? null,
    credential: found?.credential ?? "none",
    holderId: found?.holderId,
    devices: deviceCookieIn(header("cookie")),
    requestId: scope?.requestId ?? requestIdFrom(header("x-request-id")),
    clientAddress: clientAddress(header("x-forwarded-for"), remoteAddress),
    userAgent: header("user-agent")?.slice(0, 500),
  };
}

/**
 * The same for a request over tRPC, unless another site sent it. It is made before any procedure, so what goes
 * wrong here is explained here.
 */
export async function createTrpcContext(method: string, facts: RequestFacts): Promise<Context> {
  try {
    refuseForgery({ method, header: facts.header });
    return await createContext(facts);
  } catch (error) {
    throw explained(error, { path: "context" }) ?? error;
  }
}

/** The nearest address that our own proxies did not add; a client can write whatever it likes before that. */
export function clientAddress(forwardedFor: string | undefined, remoteAddress: string | undefined): string {
  const hops = (forwardedFor ?? "").split(",").map((hop) => hop.trim());
  const proxies = env().TRUSTED_PROXIES;
  return (proxies > 0 && hops.at(-proxies)) || remoteAddress || "unknown";
}
