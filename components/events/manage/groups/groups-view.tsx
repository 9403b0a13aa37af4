"use client";

import type { ClaimLinkOut } from "@/server/domains/rsvps/claim-links.schema";
import { ClaimLinks } from "./claim-links";
import { RegisterGroup } from "./register-group";

/** Groups: seats reserved behind a link, or people registered by the host. */
export function GroupsView({ first }: { first: { items: ClaimLinkOut[] } }) {
  return (
    <div className="grid max-w-3xl gap-6">
      <h2 className="sr-only">Groups</h2>
      <ClaimLinks first={first} />
      <RegisterGroup />
    </div>
  );
}
