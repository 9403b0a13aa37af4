import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AddressSection } from "@/components/accounts/settings/address-section";
import { CalendarFeedSection } from "@/components/accounts/settings/calendar-feed";
import { EndSections } from "@/components/accounts/settings/end-section";
import { PhoneSection } from "@/components/accounts/settings/phone-section";
import { ProfileForm } from "@/components/accounts/settings/profile-form";
import { SettingsSection } from "@/components/accounts/settings/section";
import { SignInSections } from "@/components/accounts/settings/sign-in-sections";
import { SignInsPanel } from "@/components/accounts/settings/sign-ins-panel";
import { TokensPanel } from "@/components/accounts/settings/tokens-panel";
import { UnconfirmedAddress } from "@/components/accounts/settings/unconfirmed-address";
import { BlockedPeople } from "@/components/groups/settings/blocked-people";
import { RefusalsSection } from "@/components/invitations/refusals-section";
import { Container } from "@/components/layout/container";
import { NotificationsSection } from "@/components/notifications/settings/notifications-section";
import { PageHeader } from "@/components/ui/page-header";
import { WebhooksSection } from "@/components/webhooks/webhooks-section";
import { shownEmail } from "@/lib/shown-email";
import { listTimeZones } from "@/lib/time-zones";
import { oauthChoices } from "@/server/sign-in";
import { getViewer } from "@/server/trpc/caller";
import { loadSettings } from "./load-settings";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  if (!(await getViewer())) redirect("/sign-in?callbackUrl=/settings");
  const { me, address, signIns, tokens, feed, preferences, phone, refusals, hasPush, blocked, digest } =
    await loadSettings();
  const rendered = { timeZone: me.timeZone, renderedAt: new Date().toISOString() };
  return (
    <Container className="space-y-8">
      <PageHeader title="Settings" description={`Signed in as ${shownEmail(me.email)}`} />
      {!me.emailVerified && <UnconfirmedAddress email={me.email} />}
      <SettingsSection id="profile" title="Profile" description="What hosts and other guests see of you.">
        <ProfileForm profile={me} zones={listTimeZones()} />
      </SettingsSection>
      <AddressSection email={me.email} hasPassword={me.hasPassword} initial={address.pending} />
      <SignInSections email={me.email} hasPassword={me.hasPassword} choices={oauthChoices()} />
      <NotificationsSection preferences={preferences} hasPush={hasPush} digest={digest.frequency} />
      <RefusalsSection initial={refusals} confirmed={me.emailVerified} />
      <BlockedPeople initial={blocked} />
      <PhoneSection phone={phone} />
      <CalendarFeedSection url={feed.url} />
      <SettingsSection id="devices" title="Devices" description="Where you are signed in.">
        <SignInsPanel initial={signIns.items} {...rendered} />
      </SettingsSection>
      <SettingsSection
        id="tokens"
        title="Access tokens"
        description="For scripts that use the API as you. Treat one like a password."
      >
        <TokensPanel initial={tokens.items} {...rendered} />
      </SettingsSection>
      <WebhooksSection />
      <EndSections email={me.email} hasPassword={me.hasPassword} />
    </Container>
  );
}
