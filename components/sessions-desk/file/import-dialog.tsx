"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Callout } from "@/components/ui/callout";
import { Dialog, DialogClose, DialogContent } from "@/components/ui/dialog";
import type { ImportAnswer } from "@/server/domains/sessions/import/schema";
import { FileForm } from "./file-form";
import { ImportPreview } from "./import-preview";
import { useImport } from "./use-import";

type ImportDialogProps = { isOpen: boolean; onClose: () => void; onDone: (answer: ImportAnswer) => void };

/** Imports a program from a CSV file: what each row would do is shown first, and all rows are imported or none. */
export function ImportDialog({ isOpen, onClose, onDone }: ImportDialogProps) {
  return (
    <Dialog open={isOpen} onOpenChange={(open) => !open && onClose()} hasSteps>
      {isOpen && <Content onDone={onDone} />}
    </Dialog>
  );
}

function Content({ onDone }: Pick<ImportDialogProps, "onDone">) {
  const imported = useImport({ onDone });
  const [text, setText] = useState("");
  const { answer, fault } = imported;
  if (!answer) return <ChooseStep imported={imported} text={text} onText={setText} />;
  const changes = answer.counts.new + answer.counts.changed;
  const isReady = answer.counts.error === 0 && changes > 0;
  return (
    <DialogContent
      size="lg"
      title="Nothing has been changed yet"
      description={<bdi>{imported.file?.source}</bdi>}
      footer={
        <>
          <Button variant="secondary" onClick={imported.back} disabled={imported.isRunning}>
            {answer.counts.error > 0 ? "Choose another file" : "Back"}
          </Button>
          <Button
            pending={imported.isRunning}
            disabled={!isReady || imported.isChecking}
            onClick={imported.run}
          >
            Import
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {fault && (
          <Callout tone="danger" role="alert">
            {fault}
          </Callout>
        )}
        <ImportPreview
          answer={answer}
          createNames={imported.createNames}
          isChecking={imported.isChecking}
          onCreateNames={imported.setCreateNames}
        />
      </div>
    </DialogContent>
  );
}

type ChooseStepProps = {
  imported: ReturnType<typeof useImport>;
  text: string;
  onText: (text: string) => void;
};

function ChooseStep({ imported, text, onText }: ChooseStepProps) {
  return (
    <DialogContent
      size="lg"
      title="Import sessions"
      description="You'll see what each row does before anything changes."
      footer={
        <>
          <DialogClose render={<Button variant="secondary">Cancel</Button>} />
          <Button
            pending={imported.isChecking}
            disabled={text.trim() === ""}
            onClick={() => imported.checkText(text)}
          >
            Check the rows
          </Button>
        </>
      }
    >
      <FileForm imported={imported} text={text} onText={onText} />
    </DialogContent>
  );
}
