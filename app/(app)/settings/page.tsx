import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { OAuthButtons } from "@/components/accounts/oauth-buttons";
import { CalendarFeedSection } from "@/components/accounts/settings/calendar-feed";
import { PasswordForm } from "@/components/accounts/settings/password-form";
import { ProfileForm } from "@/components/accounts/settings/profile-form";
import { SettingsSection } from "@/components/accounts/settings/section";
import { SessionsPanel } from "@/components/accounts/settings/sessions-panel";
import { TokensPanel } from "@/components/accounts/settings/tokens-panel";
import { UnconfirmedAddress } from "@/components/accounts/settings/unconfirmed-address";
import { Container } from "@/components/layout/container";
import { PageHeader } from "@/components/ui/page-header";
import { WebhooksSection } from "@/components/webhooks/webhooks-section";
import { listTimeZones } from "@/lib/dates";
import { oauthChoices } from "@/server/sign-in";
import { getViewer, serverCaller } from "@/server/trpc/caller";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  if (!(await getViewer())) redirect("/sign-in?callbackUrl=/settings");
  const { accounts, calendar } = await serverCaller();
  const [me, tokens, feed] = await Promise.all([accounts.me(), accounts.tokens.list(), calendar.address()]);
  const choices = oauthChoices();
  return (
    <Container className="space-y-8">
      <PageHeader title="Settings" description={`Signed in as ${me.email}`} />
      {!me.emailVerified && <UnconfirmedAddress email={me.email} />}
      <SettingsSection id="profile" title="Profile" description="What hosts and other guests see of you.">
        <ProfileForm profile={me} zones={listTimeZones()} />
      </SettingsSection>
      <SettingsSection
        id="password"
        title="Password"
        description="Changing it signs you out everywhere else."
      >
        <PasswordForm email={me.email} hasPassword={me.hasPassword} />
      </SettingsSection>
      <CalendarFeedSection url={feed.url} />
      {choices.length > 0 && (
        <SettingsSection id="connected" title="Other sites" description="Sign in here with an account there.">
          <OAuthButtons choices={choices} callbackUrl="/settings" verb="Connect" />
        </SettingsSection>
      )}
      <SettingsSection
        id="sessions"
        title="Sessions"
        description="Being signed in, on this and other devices."
      >
        <SessionsPanel />
      </SettingsSection>
      <SettingsSection
        id="tokens"
        title="Access tokens"
        description="For scripts that use the API as you. Treat one like a password."
      >
        <TokensPanel initial={tokens.items} timeZone={me.timeZone} renderedAt={new Date().toISOString()} />
      </SettingsSection>
      <WebhooksSection />
    </Container>
  );
}
