import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { isolate } from "@/lib/clean-text";
import type { OrganizationOut } from "@/server/domains/organizations/schema";
import { roleWords } from "../role-words";
import type { Member } from "./use-members";

type LeavingDialogProps = {
  /** Who is to leave; null while the dialog is closed. */
  member: Member | null;
  organization: OrganizationOut;
  isSelf: boolean;
  owners: number;
  pending: boolean;
  onClose: () => void;
  onConfirm: (member: Member) => void;
};

/** Asks before a member is removed or leaves. For the only owner it says what to do first instead. */
export function LeavingDialog({
  member,
  organization,
  isSelf,
  owners,
  pending,
  onClose,
  onConfirm,
}: LeavingDialogProps) {
  const place = isolate(organization.name);
  const isLastOwner = member?.role === "owner" && owners <= 1;
  return (
    <>
      <Dialog open={isLastOwner} onOpenChange={(open) => !open && onClose()}>
        <DialogContent
          size="sm"
          title={`You're the only owner of ${place}`}
          description="Make another member an owner first, then you can leave. If it has no venues or requests, you can delete the organization instead."
          footer={<DialogClose render={<Button>OK, got it</Button>} />}
        />
      </Dialog>
      <ConfirmDialog
        open={member !== null && !isLastOwner}
        onOpenChange={(open) => !open && onClose()}
        title={isSelf ? `Leave ${place}?` : `Remove ${isolate(member?.name ?? "")} from ${place}?`}
        description={
          isSelf
            ? "You can't act for it any more, and won't get its notifications. To come back, you need a new invitation."
            : `${isolate(member?.name ?? "")} (${roleWords[member?.role ?? "member"].label.toLowerCase()}) can't act for it any more. Requests and answers they wrote stay.`
        }
        confirmLabel={isSelf ? "Leave" : "Remove"}
        cancelLabel="Cancel"
        pending={pending}
        onConfirm={() => member && onConfirm(member)}
      />
    </>
  );
}
