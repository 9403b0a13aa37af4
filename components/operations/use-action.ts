"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTRPC } from "@/components/providers/trpc";
import { toast } from "@/components/ui/toast";
import { errorFacts, errorMessage } from "@/lib/error-message";

/**
 * Something that an operator does: says in a sentence what came of it, and has every admin list read again.
 * @param said the sentence about the result, from the answer and the input
 */
export function useAction<Input, Output>(
  run: (input: Input) => Promise<Output>,
  said: (output: Output, input: Input) => string,
) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: run,
    onSuccess: (output, input) => {
      toast({ title: said(output, input), tone: "success" });
      return queries.invalidateQueries({ queryKey: trpc.admin.pathKey() });
    },
    onError: (error) => {
      toast({ title: errorMessage(errorFacts(error)), tone: "danger" });
      return queries.invalidateQueries({ queryKey: trpc.admin.pathKey() });
    },
  });
}
