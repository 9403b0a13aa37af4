import { Callout } from "@/components/ui/callout";

/** For a site that cannot send email: what will not arrive, before anyone waits for it. */
export function NoEmailNotice() {
  return (
    <Callout tone="warning" title="This site can't send email yet">
      Sign-in and confirmation links won't arrive. Please ask the people who run this site.
    </Callout>
  );
}
