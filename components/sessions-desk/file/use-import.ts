"use client";

import { useState } from "react";
import { useManaged } from "@/components/events/manage/manage-context";
import { useTRPCClient } from "@/components/providers/trpc";
import { errorFacts, errorMessage } from "@/lib/error-message";
import { textOfFile } from "@/lib/text-of-file";
import { FILE_BYTES_MAX, type ImportAnswer } from "@/server/domains/sessions/import/schema";

/** A file that was read. `source` is what it is called on the screen. */
type ReadSource = { text: string; source: string };

/** A program on its way from a file into the event: read, previewed, and only then imported. */
export function useImport({ onDone }: { onDone: (answer: ImportAnswer) => void }) {
  const client = useTRPCClient();
  const { event } = useManaged();
  const [file, setFile] = useState<ReadSource | null>(null);
  const [answer, setAnswer] = useState<ImportAnswer | null>(null);
  const [createNames, setCreateNames] = useState(false);
  const [fault, setFault] = useState<string>();
  const [pending, setPending] = useState<"check" | "run" | null>(null);

  /** One call to the server at a time; a refusal is said, and where it says what each row would do, that is shown. */
  const ask = async (step: "check" | "run", call: () => Promise<void>) => {
    setPending(step);
    setFault(undefined);
    try {
      await call();
    } catch (error) {
      const facts = errorFacts(error);
      if (facts.reason === "session.import-faulty" && facts.details.rows)
        setAnswer(facts.details as ImportAnswer);
      setFault(errorMessage(facts));
    } finally {
      setPending(null);
    }
  };

  const preview = (read: ReadSource, adds: boolean) => {
    setCreateNames(adds);
    return ask("check", async () => {
      const asked = { eventId: event.id, text: read.text, createNames: adds };
      setAnswer(await client.sessions.import.preview.mutate(asked));
      setFile(read);
    });
  };

  return {
    file,
    answer,
    createNames,
    fault,
    isChecking: pending === "check",
    isRunning: pending === "run",
    checkText: (text: string) => void preview({ text, source: "What you pasted" }, false),
    checkFile: async (chosen: File) => {
      const read = await textIn(chosen);
      if ("fault" in read) return setFault(read.fault);
      await preview({ ...read, source: chosen.name }, false);
    },
    setCreateNames: (adds: boolean) => void (file && preview(file, adds)),
    back: () => {
      setAnswer(null);
      setFault(undefined);
    },
    run: () =>
      void ask("run", async () => {
        if (file)
          onDone(
            await client.sessions.import.run.mutate({ eventId: event.id, text: file.text, createNames }),
          );
      }),
  };
}

export type SessionImport = ReturnType<typeof useImport>;

/** The text of a file, or why it can't be read in a sentence. A file that is too large is not opened. */
async function textIn(file: File): Promise<{ text: string } | { fault: string }> {
  if (file.size > FILE_BYTES_MAX) {
    return { fault: errorMessage({ reason: "csv.too-large", details: { bytesMax: FILE_BYTES_MAX } }) };
  }
  try {
    const read = textOfFile(new Uint8Array(await file.arrayBuffer()));
    return "fault" in read ? { fault: errorMessage({ reason: read.fault }) } : read;
  } catch {
    // It was changed or removed after it was chosen.
    return { fault: "We couldn't open this file. Choose it again." };
  }
}
