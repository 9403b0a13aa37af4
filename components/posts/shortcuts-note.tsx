"use client";

import { Kbd } from "@/components/ui/kbd";
import { useShortcutsSwitch } from "./feed/use-keys";

type ShortcutsNoteProps = { keys: readonly { key: string; does: string }[] };

/** What the letters do, and the switch for them. Not on phones. */
export function ShortcutsNote({ keys }: ShortcutsNoteProps) {
  const [isOn, setOn] = useShortcutsSwitch();
  return (
    <details className="mt-6 text-muted text-sm max-md:hidden">
      <summary className="w-fit cursor-pointer rounded-sm">Keyboard shortcuts</summary>
      <div className="mt-2 flex flex-wrap items-center gap-x-4 gap-y-2">
        {keys.map(({ key, does }) => (
          <span key={key} className="inline-flex items-center gap-1.5">
            <Kbd>{key}</Kbd> {does}
          </span>
        ))}
        <label className="inline-flex items-center gap-2">
          <input type="checkbox" checked={isOn} onChange={({ target }) => setOn(target.checked)} />
          On in this browser
        </label>
      </div>
    </details>
  );
}
