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
  /** When the request arrived. Seats are decided by the database's clock instead. */
  now: Date;
  viewer: Viewer | null;
  /** How the viewer authenticated. Browsers send a cookie automatically, a token never. */
  credential: "cookie" | "token" | "none";
  /** The sign-in id of a cookie, or the id of a token. */
  holderId?: string | undefined;
  /** The cookie that recognizes devices; for rate limits only. */
  devices?: string | undefined;
  requestId: string;
  /** The client's address; for rate limits only. */
  clientAddress: string;
  /** The User-Agent as the client sent it, unverified; absent if it sent none. */
  userAgent?: string | undefined;
};

type RequestFacts = {
  header: (name: string) => string | undefined;
  remoteAddress: string | undefined;
};

/** The context of one HTTP request, on every server. */
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
 * The context of a tRPC request. Refuses requests that another site sent. It is created before any procedure runs,
 * so its errors are translated here.
 */
export async function createTrpcContext(method: string, facts: RequestFacts): Promise<Context> {
  try {
    refuseForgery({ method, header: facts.header });
    return await createContext(facts);
  } catch (error) {
    throw explained(error, { path: "context" }) ?? error;
  }
}

/** The nearest address that no trusted proxy added. Everything before it can be forged by the client. */
export function clientAddress(forwardedFor: string | undefined, remoteAddress: string | undefined): string {
  const hops = (forwardedFor ?? "").split(",").map((hop) => hop.trim());
  const proxies = env().TRUSTED_PROXIES;
  return (proxies > 0 && hops.at(-proxies)) || remoteAddress || "unknown";
}
