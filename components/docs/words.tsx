/** A sentence in which `backticks` mark code. */
export function Words({ text }: { text: string }) {
  return text.split("`").map((part, index) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a sentence never move.
    index % 2 === 1 ? <Code key={index}>{part}</Code> : part,
  );
}

export function Code({ children }: { children: string }) {
  return (
    <code className="break-words rounded-sm bg-fill px-1 py-0.5 font-mono text-[0.875em]">{children}</code>
  );
}
