"use client";

import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { toast } from "@/components/ui/toast";
import { toastRefusal } from "@/components/ui/toast-refusal";

type ActOptions<Input, Output> = {
  /** What is said when it is done; null says nothing. */
  said?: (output: Output, input: Input) => string | null;
  onDone?: (output: Output, input: Input) => void;
  /** False where the page shows the result itself. */
  refreshes?: boolean;
};

/** Something that a person does to what the page shows: says what came of it and has the page rendered anew. */
export function useAct<Input, Output>(
  run: (input: Input) => Promise<Output>,
  { said, onDone, refreshes = true }: ActOptions<Input, Output> = {},
) {
  const router = useRouter();
  return useMutation({
    mutationFn: run,
    onSuccess: (output, input) => {
      const title = said?.(output, input);
      if (title) toast({ title, tone: "success" });
      onDone?.(output, input);
      if (refreshes) router.refresh();
    },
    onError: (error) => toastRefusal(error),
  });
}
