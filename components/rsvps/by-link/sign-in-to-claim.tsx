import { ButtonLink } from "@/components/ui/button-link";
import type { ClaimPage } from "@/server/domains/rsvps/claim-links.schema";
import { KeptSeats } from "./kept-seats";

type SignInToClaimProps = { claim: ClaimPage; token: string; until: string };

/** A seat is claimed for an account: the person signs in first and comes right back. */
export function SignInToClaim({ claim, token, until }: SignInToClaimProps) {
  return (
    <div className="space-y-5">
      <KeptSeats seats={claim.unclaimedSeats} until={until} />
      <ButtonLink
        href={`/sign-in?callbackUrl=${encodeURIComponent(`/claims/${token}`)}`}
        size="lg"
        width="full"
        prefetch={false}
      >
        Sign in to claim a seat
      </ButtonLink>
      <p className="text-center text-muted text-xs">We bring you right back here.</p>
    </div>
  );
}
