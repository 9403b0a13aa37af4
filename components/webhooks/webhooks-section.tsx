import { SettingsSection } from "@/components/accounts/settings/section";
import { ButtonLink } from "@/components/ui/button-link";

/** The way from the settings to the webhooks. */
export function WebhooksSection() {
  return (
    <SettingsSection
      id="webhooks"
      title="Webhooks"
      description="Tell other programs what happens at your events."
    >
      <div className="flex flex-wrap items-center justify-between gap-4">
        <p className="max-w-md flex-1 basis-56 text-sm">
          Each RSVP, cancellation and change at an event that you host can be posted to your own URL, signed.
        </p>
        <ButtonLink href="/settings/webhooks" variant="secondary">
          Manage webhooks
        </ButtonLink>
      </div>
    </SettingsSection>
  );
}
