type Field = HTMLInputElement | HTMLTextAreaElement;

let entered: Map<Field, string> | null = null;

/**
 * Remembers what stood in each field when it was first entered, until `takeEnteredFields` takes over: what asks about
 * text that is not saved comes after the page, and must know of what was typed before. Called early, in the browser.
 */
export function rememberEnteredFields(): void {
  if (typeof document === "undefined" || entered) return;
  entered = new Map();
  note(document.activeElement);
  document.addEventListener("focusin", onFocus, { capture: true });
}

/** Each field that was entered so far with what it held then, and no more from now on. */
export function takeEnteredFields(): Map<Field, string> {
  if (typeof document !== "undefined") document.removeEventListener("focusin", onFocus, { capture: true });
  const taken = entered ?? new Map<Field, string>();
  entered = new Map();
  return taken;
}

function onFocus({ target }: FocusEvent): void {
  note(target);
}

function note(target: EventTarget | null): void {
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  if (entered && !entered.has(target)) entered.set(target, target.value);
}
