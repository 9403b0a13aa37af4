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

/**
 * Runs the page's theme script where the browser has not: a page that is not there is drawn by React, <html> included,
 * and a script that React puts into a document does not run.
 */
export function runThemeScript(): void {
  const drawn = document.getElementById("theme-script");
  if (!drawn || document.documentElement.dataset.theme) return;
  const script = document.createElement("script");
  script.nonce = drawn.nonce ?? "";
  script.textContent = drawn.textContent;
  drawn.after(script);
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
