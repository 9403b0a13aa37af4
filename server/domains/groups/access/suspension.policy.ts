import { DomainError } from "../../../errors";

type Member = { suspendedUntil: Date | null };

/** The refusal of a member who is suspended at this time; null for other members and people outside. */
export function suspensionOf(member: Member | null | undefined, at: Date): DomainError | null {
  const until = member?.suspendedUntil;
  return until && until > at ? new DomainError("group.suspended", { until: until.toISOString() }) : null;
}

/** @throws DomainError forbidden `group.suspended` for a member who is suspended at this time */
export function refuseSuspended(member: Member | null | undefined, at: Date): void {
  const refusal = suspensionOf(member, at);
  if (refusal) throw refusal;
}
