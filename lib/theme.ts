/** What a person has chosen: one of the two, or as the device says. */
export type ThemeChoice = "light" | "dark" | "system";

/** Where a browser keeps the choice. The script in `theme-script.ts` reads it too. */
const KEPT_UNDER = "turnout-theme";

/** What was chosen in this page where the browser keeps nothing. */
let unkept: ThemeChoice | null = null;

/** What is chosen now; "system" where nothing is. For browsers. */
export function readTheme(): ThemeChoice {
  const kept = unkept ?? keptTheme();
  return kept === "light" || kept === "dark" ? kept : "system";
}

/** Chooses a theme for this browser, in all its tabs. */
export function chooseTheme(choice: ThemeChoice): void {
  try {
    localStorage.setItem(KEPT_UNDER, choice);
    unkept = null;
  } catch {
    unkept = choice;
  }
  // Browsers tell the other tabs only.
  window.dispatchEvent(new StorageEvent("storage", { key: KEPT_UNDER, newValue: choice }));
}

/** Sets the theme again where the page has lost it: a page that is not there is drawn anew, <html> included. */
export function restoreTheme(): void {
  if (document.documentElement.dataset.theme) return;
  window.dispatchEvent(new StorageEvent("storage", { key: KEPT_UNDER, newValue: unkept ?? keptTheme() }));
}

/** Calls back whenever the choice may be another. @returns what ends that */
export function onThemeChoice(listener: () => void): () => void {
  window.addEventListener("storage", listener);
  return () => window.removeEventListener("storage", listener);
}

function keptTheme(): string | null {
  try {
    return localStorage.getItem(KEPT_UNDER);
  } catch {
    return null;
  }
}
