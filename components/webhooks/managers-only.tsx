import { Callout } from "@/components/ui/callout";

/** What members below manager read in place of the webhooks of their organization. */
export function ManagersOnly() {
  return (
    <section aria-labelledby="webhooks" className="space-y-4">
      <h2 id="webhooks" className="text-xl">
        Webhooks
      </h2>
      <Callout>Owners and managers of your organization can see and change its webhooks.</Callout>
    </section>
  );
}
