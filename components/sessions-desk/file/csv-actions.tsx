"use client";

import { Download, FileUp } from "lucide-react";
import { useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { Button } from "@/components/ui/button";
import { buttonStyles } from "@/components/ui/button-styles";
import { Lazily, lazyPart } from "@/components/ui/lazy-part";
import { toast } from "@/components/ui/toast";
import { doneWords } from "./import-words";

const ImportDialog = lazyPart(() => import("./import-dialog").then((module) => module.ImportDialog));

/** The program as a file for a spreadsheet. */
export function CsvDownload() {
  const { event } = useManaged();
  return (
    <a
      href={`/api/v1/events/${event.id}/sessions.csv`}
      download
      className={buttonStyles({ variant: "secondary" })}
    >
      <Download aria-hidden="true" />
      <span>
        <span className="max-sm:sr-only">Download </span>CSV
      </span>
    </a>
  );
}

/** Opens the import of a program from a file. `onDone` asks again for what is on the screen. */
export function ImportButton({ onDone }: { onDone: () => void }) {
  const [isOpen, setOpen] = useState(false);
  const [isAsked, setAsked] = useState(false);
  return (
    <>
      <Button
        variant="secondary"
        onPointerEnter={() => void ImportDialog.preload()}
        onFocus={() => void ImportDialog.preload()}
        onClick={() => {
          setAsked(true);
          setOpen(true);
        }}
      >
        <FileUp aria-hidden="true" />
        Import
      </Button>
      {isAsked && (
        <Lazily>
          <ImportDialog
            isOpen={isOpen}
            onClose={() => setOpen(false)}
            onDone={(answer) => {
              setOpen(false);
              toast({ title: doneWords(answer), tone: "success" });
              onDone();
            }}
          />
        </Lazily>
      )}
    </>
  );
}
