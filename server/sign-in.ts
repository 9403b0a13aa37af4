import type { NextAuthOptions, User } from "next-auth";
import type { Adapter, AdapterAccount, AdapterUser } from "next-auth/adapters";
import { decode } from "next-auth/jwt";
import { canonicalEmail } from "../lib/email-address";
import { timeZoneIn } from "../lib/wire-schema";
import {
  deviceCookieIn,
  deviceCookieName,
  findSignIn,
  isSecureOrigin,
  SESSION_SECONDS,
  secret,
  signInCookie,
  signInCookieName,
} from "./auth";
import { type Db, database } from "./db/client";
import { currentTime } from "./db/clock";
import { refusalFor } from "./db/postgres-error";
import { rememberPerson } from "./domains/accounts/devices/policy";
import { confirmAddress, signInWithLink } from "./domains/accounts/links/claims.commands";
import { findLinkEmail } from "./domains/accounts/links/commands";
import type { LinkPurpose } from "./domains/accounts/links/policy";
import { takeVouchedHit } from "./domains/accounts/networks/commands";
import { createOAuthPerson, findAccountByOAuth, linkOAuthAccount } from "./domains/accounts/oauth.commands";
import { signInWithPassword } from "./domains/accounts/passwords/commands";
import { nameFromEmail, returnPath } from "./domains/accounts/policy";
import {
  type Account,
  findAccount,
  findAccountByEmail,
  findSignUp,
  isShutOut,
  listDemoPeople,
} from "./domains/accounts/queries";
import * as schema from "./domains/accounts/schema";
import { endSignIn, startSignIn } from "./domains/accounts/sign-ins/commands";
import { signInTokenIn } from "./domains/accounts/sign-ins/policy";
import { goByInvitation } from "./domains/invitations/links/commands";
import { env } from "./env";
import { DomainError, isDomainError } from "./errors";
import { log } from "./log";
import { oauthProviders } from "./oauth-providers";

declare module "next-auth" {
  interface User {
    /** Set once the person has an account here. */
    signInEpoch?: number;
    shutOut?: boolean;
  }
}

type Asking = {
  clientAddress: string;
  /** The request's Cookie header, which identifies the person signed in so far. */
  cookie?: string | undefined;
  userAgent?: string | undefined;
  /** Called with the id of the person who signed in. */
  onSignIn?: (userId: string) => void;
  /** Called with a refusal: NextAuth's own answer carries only its reason. */
  onRefusal: (refusal: DomainError) => void;
};

/** The ways to sign in: password, email link, and other sites if they are configured. */
export function signInOptions(asking: Asking): NextAuthOptions {
  return {
    secret: secret(),
    useSecureCookies: isSecureOrigin(),
    cookies: { sessionToken: signInCookie() },
    session: { strategy: "jwt", maxAge: SESSION_SECONDS },
    jwt: {
      // An ended session must not be prolonged, and no identity of another site may be linked over it.
      decode: async (params) =>
        (await findSignIn(database(), params.token ?? null)) ? decode(params) : null,
    },
    pages: { signIn: "/sign-in", signOut: "/sign-out", error: "/sign-in" },
    adapter: adapterOn(database, asking),
    providers: [
      passwordProvider(asking),
      linkProvider(asking),
      invitationProvider(asking),
      ...oauthProviders(),
    ],
    callbacks: {
      signIn: ({ user, account, profile }) =>
        account?.type !== "oauth" || oauthRefusal(user, (profile ?? {}) as OAuthProfile) || true,
      jwt: ({ token, user, account }) =>
        user ? beginSignIn(user, account?.provider ?? "link", asking) : token,
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url: asked, baseUrl }) => {
        const url = String(asked); // The client wrote it, so it need not be the string that its type promises.
        return baseUrl + returnPath(url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url);
      },
    },
    events: { signOut: ({ token }) => endSignInOf(token, asking) },
    logger: {
      // Most of its errors are caused by visitors: an old cookie, a closed consent page.
      error: (code) => log().info({ code }, "sign-in fault"),
      warn: () => {},
      debug: () => {},
    },
  };
}

/** The claims of a new sign-in's cookie. Ends the sign-in that this browser had before. */
async function beginSignIn(user: User | AdapterUser, way: string, asking: Asking) {
  const db = database();
  const before = await signedInBy(asking.cookie);
  const { id: userId, signInEpoch: epoch = 0 } = user;
  const userAgent = asking.userAgent ?? null;
  const signIn = await startSignIn(db, { userId, epoch, way, userAgent, now: new Date() });
  if (before) await endSignIn(db, { userId: before.id, signInId: before.signInId }).catch(unlessGone);
  asking.onSignIn?.(userId);
  return { sub: userId, signIn };
}

/** NextAuth deletes the cookie in any case, so a sign-in that could not be ended is reported as a refusal. */
async function endSignInOf(token: { sub?: string; signIn?: unknown }, asking: Asking): Promise<void> {
  const { sub: userId, signIn: signInId } = token ?? {};
  if (typeof userId !== "string" || typeof signInId !== "string") return;
  try {
    await endSignIn(database(), { userId, signInId }).catch(unlessGone);
  } catch (error) {
    log().error({ err: error }, "signing out failed");
    asking.onRefusal(new DomainError("database.unreachable", { retryAfterSeconds: 5 }));
  }
}

function unlessGone(error: unknown): void {
  if (!isDomainError(error) || error.code !== "not-found") throw error;
}

/** The Set-Cookie header that recognizes this device at the person's next sign-in. */
export function deviceCookie(cookie: string | undefined, userId: string): string {
  const value = rememberPerson(deviceCookieIn(cookie), userId, secret());
  const attributes = ["Path=/", "HttpOnly", "SameSite=Lax", `Max-Age=${365 * 24 * 60 * 60}`];
  if (isSecureOrigin()) attributes.push("Secure");
  return [`${deviceCookieName()}=${value}`, ...attributes].join("; ");
}

/** The person signed in by a Cookie header, or null. */
export async function viewerIn(cookie: string | undefined) {
  const found = await signedInBy(cookie);
  return found && ({ viewer: { id: found.id }, credential: "cookie" } as const);
}

/** The sign-in of a Cookie header, or null. */
function signedInBy(cookie: string | undefined) {
  return findSignIn(database(), signInTokenIn(cookie, signInCookieName()));
}

/** The other sites that people can sign in with, for the buttons. */
export function oauthChoices(): { id: string; name: string }[] {
  return oauthProviders().map(({ id, name }) => ({ id, name }));
}

export { isMailboxOpen } from "./domains/mailbox/queries";
export { losesMail } from "./site-warnings";

/** The demo's people and their password, or null if this is no demo. */
export async function demoSignIns(): Promise<{ people: DemoPeople; password: string } | null> {
  if (!env().TURNOUT_DEMO) return null;
  return { people: await listDemoPeople(database()), password: "turnout-demo" };
}

type DemoPeople = Awaited<ReturnType<typeof listDemoPeople>>;

/**
 * A link that confirms an address, for the page that asks before using it, or null once it has ended.
 * `asksPassword`: the account with this address has a password, and its owner is not signed in here.
 */
export async function confirmationLink(
  token: unknown,
  viewerId: string | null,
): Promise<{ token: string; email: string; asksPassword: boolean } | null> {
  const link = await mailedAddress("confirm", token);
  if (!link) return null;
  const account = await findSignUp(database(), link.email);
  return { ...link, asksPassword: account?.hasPassword === true && account.id !== viewerId };
}

/** The address of an email link, for the page that asks before using it, or null once it has ended. */
export async function mailedAddress(
  purpose: LinkPurpose,
  token: unknown,
): Promise<{ token: string; email: string } | null> {
  if (typeof token !== "string") return null;
  const email = await findLinkEmail(database(), { token, purpose, now: new Date() });
  return email ? { token, email } : null;
}

/** The reason for an error in the URL of the sign-in page, which NextAuth puts in its own terms. */
export function reasonOf(error: string): string {
  if (error === "OAuthAccountNotLinked") return "oauth.account-exists";
  return error.includes(".") ? error : "oauth.failed";
}

type Provider = NextAuthOptions["providers"][number];

function passwordProvider(asking: Asking): Provider {
  return credentials("password", asking, async (fields) => {
    const email = schema.email.safeParse(fields.email);
    if (!email.success) throw new DomainError("credentials.wrong");
    return signInWithPassword(database(), {
      email: email.data,
      password: String(fields.password ?? ""),
      clientAddress: asking.clientAddress,
      devices: deviceCookieIn(asking.cookie),
      work: schema.work.safeParse(fields.work).data,
      now: await currentTime(database()),
    });
  });
}

/** Consumes an email link. NextAuth's own email provider would do so when the link is merely opened. */
function linkProvider(asking: Asking): Provider {
  return credentials("link", asking, async (fields) => {
    const token = String(fields.token ?? "");
    const { clientAddress } = asking;
    const now = new Date();
    if (fields.purpose !== "confirm") {
      const timeZone = timeZoneIn.safeParse(fields.timeZone).data;
      return signInWithLink(database(), { token, timeZone, now, clientAddress });
    }
    const signedInAs = (await signedInBy(asking.cookie))?.id;
    const [secret, password] = [textIn(fields.proof), textIn(fields.password)];
    const proof = { signedInAs, secret, password };
    return confirmAddress(database(), { token, now, proof, clientAddress });
  });
}

/** Consumes the link of an invitation to create an account, or to confirm its address. */
function invitationProvider(asking: Asking): Provider {
  return credentials("invitation", asking, async (fields) => {
    const signedInAs = (await signedInBy(asking.cookie))?.id;
    const timeZone = timeZoneIn.safeParse(fields.timeZone).data;
    const token = String(fields.token ?? "");
    return goByInvitation(database(), { token, signedInAs, timeZone, now: new Date() });
  });
}

const textIn = (field: unknown) => (typeof field === "string" && field !== "" ? field : undefined);

/**
 * NextAuth puts an error's message into the answer, so the message must be the reason of a refusal and nothing
 * else.
 */
function credentials(
  id: string,
  asking: Asking,
  find: (fields: Record<string, unknown>) => Promise<Account>,
): Provider {
  return {
    id,
    name: id,
    type: "credentials",
    credentials: {},
    authorize: async (fields) => {
      try {
        return userOf(await find(fields ?? {}).catch(tell(asking)));
      } catch (error) {
        if (isDomainError(error)) throw new Error(error.reason);
        log().error({ err: error, provider: id }, "sign-in failed");
        throw new Error("server.fault");
      }
    },
  };
}

/** Reports a refusal and rethrows it. A database that cannot store anything counts as a refusal, not as a bug. */
function tell({ onRefusal }: Asking): (error: unknown) => never {
  return (error) => {
    const refusal = isDomainError(error) ? error : refusalFor(error);
    if (refusal) onRefusal(refusal);
    throw refusal ?? error;
  };
}

type OAuthProfile = { email?: string | null; email_verified?: boolean };

/** Where to redirect a person who may not sign in by another site, or null. */
function oauthRefusal(user: User | AdapterUser, profile: OAuthProfile): string | null {
  if (user.shutOut) return "/sign-in?error=sign-in.banned";
  if (user.signInEpoch !== undefined) return null;
  return profile.email && profile.email_verified ? null : "/sign-in?error=oauth.email-unverified";
}

/** What NextAuth needs of the accounts to sign people in by other sites. Sessions are cookies and not part of it. */
function adapterOn(db: () => Db, asking: Asking): Adapter {
  return {
    getUser: async (id) => userOrNull(await findAccount(db(), id)),
    getUserByEmail: async (email) => userOrNull(await findAccountByEmail(db(), canonicalEmail(email))),
    getUserByAccount: async (identity) => userOrNull(await findAccountByOAuth(db(), identity)),
    createUser: async (user: Omit<AdapterUser, "id">) => {
      await takeVouchedHit(db(), asking.clientAddress).catch(tell(asking));
      const email = schema.email.parse(user.email);
      const name =
        schema.profileInput.shape.name.safeParse(user.name ?? undefined).data ?? nameFromEmail(email);
      const imageUrl = schema.profileInput.shape.imageUrl.safeParse(user.image).data ?? null;
      return userOf(await createOAuthPerson(db(), { email, name, imageUrl, now: new Date() }));
    },
    linkAccount: (identity: AdapterAccount) => linkOAuthAccount(db(), identity),
  };
}

function userOrNull(account: Account | null | undefined): AdapterUser | null {
  return account ? userOf(account) : null;
}

function userOf(account: Account): AdapterUser {
  const { id, email, emailVerifiedAt: emailVerified, name, imageUrl: image, signInEpoch } = account;
  return { id, email, emailVerified, name, image, signInEpoch, shutOut: isShutOut(account) };
}
