"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId, useSyncExternalStore } from "react";
import { chooseTheme, onThemeChoice, readTheme, type ThemeChoice } from "@/lib/theme";

const themes: { value: ThemeChoice; label: string; Icon: typeof Sun }[] = [
  { value: "light", label: "Light theme", Icon: Sun },
  { value: "dark", label: "Dark theme", Icon: Moon },
  { value: "system", label: "Theme of the device", Icon: Monitor },
];

/** Light, dark, or as the device says. */
export function ThemeSwitch() {
  const name = useId();
  // The server cannot know the stored choice, so none is marked until the browser has taken over.
  const chosen = useSyncExternalStore(onThemeChoice, readTheme, () => null);
  return (
    <div role="radiogroup" aria-label="Theme" className="inline-flex rounded-control bg-fill p-0.5">
      {themes.map(({ value, label, Icon }) => (
        <label
          key={value}
          title={label}
          className="relative grid size-8 place-items-center rounded-md text-muted transition-colors hover:text-text has-checked:bg-thumb has-checked:text-text has-checked:shadow-card has-focus-visible:outline-2 has-focus-visible:outline-accent-text"
        >
          <input
            type="radio"
            name={name}
            value={value}
            aria-label={label}
            checked={chosen === value}
            onChange={() => chooseTheme(value)}
            className="sr-only"
          />
          <Icon aria-hidden="true" className="size-4" />
        </label>
      ))}
    </div>
  );
}
