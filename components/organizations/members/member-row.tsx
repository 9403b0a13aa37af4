import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { NativeSelect } from "@/components/ui/native-select";
import { shownEmail } from "@/lib/shown-email";
import { whyNotChange } from "@/server/domains/organizations/policy";
import { type OrganizationRole, organizationRole } from "@/server/domains/organizations/schema";
import { roleWords } from "../role-words";
import type { Member, MembersActions } from "./use-members";

type MemberRowProps = {
  member: Member;
  /** What the viewer is in the organization. */
  actorRole: OrganizationRole;
  isSelf: boolean;
  owners: number;
  actions: MembersActions;
  onRemove: () => void;
};

/** One member: who they are, their role, and what the viewer may change about it. */
export function MemberRow({ member, actorRole, isSelf, owners, actions, onRemove }: MemberRowProps) {
  const { userId, name, email, imageUrl, role } = member;
  const allows = (after: OrganizationRole | null) =>
    whyNotChange({ actor: actorRole, before: role, after, isSelf, owners }) === null;
  const roles = organizationRole.options.filter((option) => option === role || allows(option));
  const { change, remove } = actions;
  const next = change.isPending && change.variables.userId === userId ? change.variables.role : null;
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <Avatar name={name} imageUrl={imageUrl} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="wrap-anywhere font-medium">
          <bdi>{name}</bdi>
          {isSelf && <span className="font-normal text-muted"> (you)</span>}
        </p>
        {email && <p className="truncate text-muted">{shownEmail(email)}</p>}
      </div>
      {roles.length > 1 ? (
        <NativeSelect
          aria-label={`Role of ${name}`}
          value={next ?? role}
          disabled={next !== null}
          onChange={({ target }) =>
            change.mutate({
              orgId: actions.orgId,
              userId,
              role: organizationRole.parse(target.value),
            })
          }
          className="w-32"
        >
          {roles.map((option) => (
            <option key={option} value={option}>
              {roleWords[option].label}
            </option>
          ))}
        </NativeSelect>
      ) : (
        <Badge tone={role === "owner" ? "accent" : "neutral"}>{roleWords[role].label}</Badge>
      )}
      {!isSelf && allows(null) && (
        <Button
          size="sm"
          variant="danger-ghost"
          aria-label={`Remove ${name}`}
          pending={remove.isPending && remove.variables.userId === userId}
          onClick={onRemove}
        >
          Remove
        </Button>
      )}
    </li>
  );
}
