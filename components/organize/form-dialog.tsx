"use client";

import { type ReactNode, useId, useState } from "react";
import { FormFault } from "@/components/accounts/form-fault";
import { useAccountForm } from "@/components/accounts/use-account-form";
import { Button, type ButtonProps } from "@/components/ui/button";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";

type FormDialogProps = {
  /** The button that opens it. */
  trigger: ReactNode;
  triggerProps?: Pick<ButtonProps, "variant" | "size" | "width" | "className" | "aria-label">;
  title: ReactNode;
  /** What will happen, and to whom. */
  description?: ReactNode;
  submitLabel: string;
  tone?: "danger" | "primary";
  /** A refusal is shown beside its field. The dialog closes when this is done. */
  submit: (value: (name: string) => string) => Promise<unknown>;
  children?: (faults: Record<string, string>) => ReactNode;
};

/** A button that opens a short form; what is typed in it is not lost by closing it unasked. */
export function FormDialog({ trigger, triggerProps, title, description, ...form }: FormDialogProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="secondary" size="sm" {...triggerProps} onClick={() => setOpen(true)}>
        {trigger}
      </Button>
      <Dialog open={isOpen} onOpenChange={setOpen}>
        {isOpen && (
          <Content title={title} description={description} {...form} onDone={() => setOpen(false)} />
        )}
      </Dialog>
    </>
  );
}

type ContentProps = Omit<FormDialogProps, "trigger" | "triggerProps"> & { onDone: () => void };

function Content({ title, description, submitLabel, tone, submit, children, onDone }: ContentProps) {
  const id = useId();
  const { pending, faults, formProps } = useAccountForm(async (value) => {
    await submit(value);
    onDone();
  });
  return (
    <DialogContent
      title={title}
      description={description}
      footer={
        <>
          <DialogClose render={<Button variant="secondary">Cancel</Button>} />
          <Button type="submit" form={id} variant={tone ?? "primary"} pending={pending}>
            {submitLabel}
          </Button>
        </>
      }
    >
      <form {...formProps} id={id} className="space-y-4">
        <FormFault>{faults.form}</FormFault>
        {children?.(faults.fields)}
      </form>
    </DialogContent>
  );
}
