"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTRPCClient } from "@/components/providers/trpc";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { toast } from "@/components/ui/toast";
import { useUploads } from "@/components/uploads/use-uploads";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { AttachmentsField } from "../composer/attachments-field";
import { BodyField } from "../composer/body-field";
import { TagsField } from "../composer/tags-field";
import type { PostOut } from "../wire";

type EditPostProps = { post: PostOut; onClose: () => void };

/** Edits a post. If it was changed meanwhile, that is said and nothing is overwritten. */
export function EditPost({ post, onClose }: EditPostProps) {
  const form = useEdit(post, onClose);
  const { values, change } = form;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="lg"
        title="Edit post"
        description="Others see that it was edited."
        footer={
          <>
            <DialogClose render={<Button variant="secondary">Cancel</Button>} />
            <Button pending={form.pending} disabled={form.isUploading} onClick={() => void form.save()}>
              Save
            </Button>
          </>
        }
      >
        <div className="space-y-4">
          <Field label="Title" optional>
            {(control) => (
              <Input
                {...control}
                value={values.title}
                maxLength={200}
                onChange={({ target }) => change({ title: target.value })}
              />
            )}
          </Field>
          <BodyField
            label="Post"
            groupId={post.groupId}
            value={values.body}
            rows={8}
            onChange={(body) => change({ body })}
            onSubmit={() => void form.save()}
          />
          <AttachmentsField
            uploads={form.uploads}
            value={values.attachments}
            onChange={(attachments) => change({ attachments })}
          />
          <TagsField groupId={post.groupId} value={values.tags} onChange={(tags) => change({ tags })} />
          {form.fault && (
            <Callout tone="danger" role="alert">
              {form.fault}
            </Callout>
          )}
        </div>
      </DialogContent>
    </Dialog>
  );
}

function useEdit(post: PostOut, onClose: () => void) {
  const client = useTRPCClient();
  const router = useRouter();
  const [values, setValues] = useState({
    title: post.title ?? "",
    body: post.body,
    tags: post.tags.map(({ name }) => name),
    attachments: post.attachments,
  });
  const [fault, setFault] = useState<string | null>(null);
  const [pending, setPending] = useState(false);
  const change = (part: Partial<typeof values>) => setValues((known) => ({ ...known, ...part }));
  const uploads = useUploads("post_attachment", (done) =>
    setValues((known) => ({ ...known, attachments: [...known.attachments, done] })),
  );
  const save = async () => {
    if (pending) return;
    setPending(true);
    const { attachments, title, ...rest } = values;
    try {
      await client.posts.edit.mutate({
        ...rest,
        title: title.trim() || null,
        attachmentIds: attachments.map(({ id }) => id),
        postId: post.id,
        expectedVersion: post.version,
      });
      toast({ title: "Saved.", tone: "success" });
      onClose();
      router.refresh();
    } catch (error) {
      setFault(errorMessage(errorFacts(error)));
    }
    setPending(false);
  };
  const isUploading = uploads.items.some(({ state }) => state !== "failed");
  return { values, change, uploads, isUploading, fault, pending, save };
}
