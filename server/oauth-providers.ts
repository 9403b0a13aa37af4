import type { OAuthConfig } from "next-auth/providers/oauth";
import { env } from "./env";

/** The other sites that people can sign in with here, as NextAuth expects them. */
export function oauthProviders(): OAuthConfig<Record<string, string>>[] {
  const { GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET } = env();
  const providers: OAuthConfig<Record<string, string>>[] = [];
  if (GOOGLE_CLIENT_ID && GOOGLE_CLIENT_SECRET) {
    providers.push({
      id: "google",
      name: "Google",
      type: "oauth",
      wellKnown: "https://accounts.google.com/.well-known/openid-configuration",
      authorization: { params: { scope: "openid email profile" } },
      idToken: true,
      checks: ["pkce", "state"],
      clientId: GOOGLE_CLIENT_ID,
      clientSecret: GOOGLE_CLIENT_SECRET,
      profile: ({ sub = "", name, email, picture }) => ({ id: sub, name, email, image: picture }),
    });
  }
  if (GITHUB_CLIENT_ID && GITHUB_CLIENT_SECRET) {
    providers.push({
      id: "github",
      name: "GitHub",
      type: "oauth",
      issuer: "https://github.com/login/oauth",
      authorization: "https://github.com/login/oauth/authorize?scope=read:user+user:email",
      token: "https://github.com/login/oauth/access_token",
      userinfo: { url: "https://api.github.com/user", request: githubProfile },
      clientId: GITHUB_CLIENT_ID,
      clientSecret: GITHUB_CLIENT_SECRET,
      profile: ({ id, name, login, email, avatar_url }) => ({
        id: String(id),
        name: name ?? login,
        email,
        image: avatar_url,
      }),
    });
  }
  return providers;
}

type GithubRequest = {
  client: { userinfo: (token: string) => Promise<object> };
  tokens: { access_token?: string };
};

/** GitHub returns its confirmed addresses apart from the profile, whose own address may be unconfirmed. */
async function githubProfile({ client, tokens }: GithubRequest): Promise<object> {
  const accessToken = tokens.access_token ?? "";
  const profile = await client.userinfo(accessToken);
  const answer = await fetch("https://api.github.com/user/emails", {
    headers: { authorization: `Bearer ${accessToken}` },
    signal: AbortSignal.timeout(5000),
  });
  const addresses = answer.ok
    ? ((await answer.json()) as { email: string; primary: boolean; verified: boolean }[])
    : [];
  const email = addresses.find((address) => address.primary && address.verified)?.email ?? null;
  return { ...profile, email, email_verified: email !== null };
}
