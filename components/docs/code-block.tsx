import { buttonStyles } from "@/components/ui/button-styles";

type CodeBlockProps = {
  /** What it is, above the code and read aloud. */
  label: string;
  code: string;
  /** For what people take along; `CopyCode` on the page does it. */
  canCopy?: boolean;
};

/** Code as it is, in a frame that scrolls sideways and, when it is long, down. */
export function CodeBlock({ label, code, canCopy = false }: CodeBlockProps) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-control border border-border bg-sunken">
      <figcaption className="flex h-10 items-center justify-between gap-3 border-border border-b pr-1 pl-3.5 text-muted text-xs">
        {label}
        {canCopy && (
          <button type="button" data-copy="" className={buttonStyles({ variant: "ghost", size: "sm" })}>
            Copy
          </button>
        )}
      </figcaption>
      <pre
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        tabIndex={0}
        className="max-h-96 overflow-auto rounded-none bg-transparent p-3.5 font-mono text-xs leading-5 focus-visible:-outline-offset-2"
      >
        <code className="text-[1em]">{code}</code>
      </pre>
    </figure>
  );
}
