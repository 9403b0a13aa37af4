"use client";

import { useEffect } from "react";
import { toast } from "@/components/ui/toast";

/** Makes the copy buttons of all code on the page work: one listener, as the code itself is plain markup. */
export function CopyCode() {
  useEffect(() => {
    const listen = ({ target }: MouseEvent) => {
      const button = target instanceof Element ? target.closest("button[data-copy]") : null;
      const text = button?.closest("figure")?.querySelector("code")?.textContent;
      if (text) void copy(text);
    };
    document.addEventListener("click", listen);
    return () => document.removeEventListener("click", listen);
  }, []);
  return null;
}

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast({ id: "copied", title: "Copied" });
  } catch {
    toast({ title: "Your browser did not allow copying", description: text, tone: "warning" });
  }
}
