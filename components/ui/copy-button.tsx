"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button";
import { toast } from "./toast";

type CopyButtonProps = Omit<ButtonProps, "onClick" | "children"> & {
  /** What goes to the clipboard. */
  text: string;
  label?: string;
};

const shownForMs = 2_000;

/** Copies something and says so. */
export function CopyButton({ text, label = "Copy", variant = "secondary", ...props }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownForMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      toast({ title: "Your browser did not allow copying", description: text, tone: "warning" });
    }
  };
  const Icon = copied ? Check : Copy;
  return (
    <Button variant={variant} onClick={copy} {...props}>
      <Icon aria-hidden="true" className={copied ? "text-success" : undefined} />
      <span aria-live="polite">{copied ? "Copied" : label}</span>
    </Button>
  );
}
