"use client";

import { useState } from "react";
import { useAct } from "@/components/groups/use-act";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { CheckboxField } from "@/components/ui/checkbox";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Fieldset } from "@/components/ui/fieldset";
import { Textarea } from "@/components/ui/textarea";
import type { ReportReason, TargetType } from "@/server/domains/moderation/schema";
import { reportReasons } from "./report-words";

const KINDS = Object.keys(reportReasons) as ReportReason[];

type ReportDialogProps = {
  /** `groupId`: of a member, where they are reported. */
  target: { type: TargetType; id: string; groupId?: string };
  onClose: () => void;
};

const NOUNS = { post: "post", comment: "comment", person: "member", group: "group" };

/**
 * Reports a post, a comment or a member to the moderators of the group, or a group to those who run the site, for one or
 * several reasons.
 */
export function ReportDialog({ target, onClose }: ReportDialogProps) {
  const { groupModeration } = useTRPCClient();
  const [reasons, setReasons] = useState<readonly ReportReason[]>([]);
  const [note, setNote] = useState("");
  const [isTried, setTried] = useState(false);
  const who = target.type === "group" ? "The site's moderators" : "The moderators";
  const report = useAct(
    () =>
      groupModeration.report.mutate({
        targetType: target.type,
        targetId: target.id,
        ...(target.groupId && { groupId: target.groupId }),
        reasons: [...reasons],
        note: note.trim(),
      }),
    { said: () => `Thanks. ${who} will look at it.`, onDone: onClose, refreshes: false },
  );
  const submit = () => {
    setTried(true);
    if (reasons.length > 0) report.mutate(undefined);
  };
  const toggle = (reason: ReportReason) =>
    setReasons(reasons.includes(reason) ? reasons.filter((one) => one !== reason) : [...reasons, reason]);
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="sm"
        title={`Report this ${NOUNS[target.type]}`}
        description={`${who} won't see who reported it.`}
        footer={
          <>
            <DialogClose render={<Button variant="secondary">Cancel</Button>} />
            <Button pending={report.isPending} onClick={submit}>
              Report
            </Button>
          </>
        }
      >
        <div className="space-y-4">
          <Fieldset
            legend={target.type === "person" ? "What is wrong?" : "What is wrong with it?"}
            error={isTried && reasons.length === 0 ? "Choose at least one reason." : undefined}
          >
            {KINDS.map((reason) => (
              <CheckboxField
                key={reason}
                checked={reasons.includes(reason)}
                onChange={() => toggle(reason)}
                {...reportReasons[reason]}
              />
            ))}
          </Fieldset>
          <Field label="Anything to add" optional>
            {(control) => (
              <Textarea
                {...control}
                rows={2}
                maxLength={1_000}
                value={note}
                onChange={({ target: field }) => setNote(field.value)}
              />
            )}
          </Field>
        </div>
      </DialogContent>
    </Dialog>
  );
}
