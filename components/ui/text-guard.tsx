"use client";

import { AlertDialog } from "@base-ui/react/alert-dialog";
import {
  createContext,
  type FocusEvent,
  type FormEvent,
  type ReactNode,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react";
import { cn } from "@/lib/class-names";
import { Button } from "./button";
import { DialogFooter } from "./dialog-footer";
import { useHeldText } from "./held-text";
import { backdropStyles, panelStyles } from "./overlay-styles";

type Field = HTMLInputElement | HTMLTextAreaElement;
type Details = { reason: string; cancel: () => void };
type Fields = {
  onFocusCapture: (event: FocusEvent<HTMLElement>) => void;
  onInputCapture: (event: FormEvent<HTMLElement>) => void;
};

const FieldsContext = createContext<Fields | null>(null);

/** Props that a popup spreads onto itself, so that its panel knows of unsaved text in it. */
export function useGuardedFields(): Partial<Fields> {
  return useContext(FieldsContext) ?? {};
}

const WRITTEN_IN = /^(?:text|email|url|tel)$/;

function isField(target: EventTarget): target is Field {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && WRITTEN_IN.test(target.type);
}

type TextGuardOptions = {
  isOpen: boolean;
  /** The text of an earlier step counts though its fields are gone. */
  hasSteps?: boolean;
  /** Ways of closing that ask first. */
  asksOn: readonly string[];
  close: () => void;
};

/**
 * Protects unsaved text in a panel: closing it by Escape, by a click outside or by its close button asks first, and so
 * does leaving the page.
 * @returns `holds(details)`: whether this closing was held up to ask; `wrap`, which goes around the parts of the panel
 */
export function useTextGuard({ isOpen, hasSteps = false, asksOn, close }: TextGuardOptions) {
  const before = useRef(new Map<Field, string>());
  const [isWritten, setWritten] = useState(false);
  /** What follows once the text may be lost, while this is asked. */
  const [then, setThen] = useState<(() => void) | null>(null);
  useHeldText(isWritten, (leave) => setThen(() => leave));
  const isDirty = () =>
    [...before.current].some(
      ([field, text]) => (hasSteps || field.isConnected) && field.value !== text && field.value.trim() !== "",
    );
  const fields: Fields = {
    onFocusCapture: ({ target }) => {
      if (isField(target) && !before.current.has(target)) before.current.set(target, target.value);
    },
    onInputCapture: () => setWritten(isDirty()),
  };
  const forget = () => {
    before.current.clear();
    setWritten(false);
    setThen(null);
  };
  // Whatever closed the panel, saving it too: the next text begins anew.
  // biome-ignore lint/correctness/useExhaustiveDependencies: closing alone forgets.
  useEffect(() => {
    if (!isOpen) forget();
  }, [isOpen]);
  const discard = () => {
    forget();
    close();
    then?.();
  };
  return {
    holds: (details: Details): boolean => {
      if (!asksOn.includes(details.reason) || !isDirty()) return false;
      details.cancel();
      setThen(() => noMore);
      return true;
    },
    wrap: (children: ReactNode) => (
      <FieldsContext value={fields}>
        {children}
        {then && <DiscardQuestion onKeep={() => setThen(null)} onDiscard={discard} />}
      </FieldsContext>
    ),
  };
}

const noMore = () => {};

function DiscardQuestion({ onKeep, onDiscard }: { onKeep: () => void; onDiscard: () => void }) {
  return (
    <AlertDialog.Root open onOpenChange={(open) => !open && onKeep()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={backdropStyles} forceRender />
        <AlertDialog.Popup className={cn(panelStyles, "sm:max-w-md")}>
          <div className="space-y-1.5 px-5 pt-5 pb-4 sm:px-6 sm:pt-6">
            <AlertDialog.Title className="text-lg">Discard what you wrote?</AlertDialog.Title>
            <AlertDialog.Description className="text-muted text-sm">
              Your text hasn't been saved.
            </AlertDialog.Description>
          </div>
          <DialogFooter>
            <Button variant="secondary" onClick={onKeep}>
              Keep writing
            </Button>
            <Button variant="danger" onClick={onDiscard}>
              Discard
            </Button>
          </DialogFooter>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
