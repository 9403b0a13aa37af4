import { countListeners } from "./publisher";

/** How much time the server wants for each page that asks again. */
const PER_LISTENER_MS = 5;
const LEAST_MS = 800;
/** Where the Channels server does not say how many listen. */
const UNKNOWN_MS = 5_000;

/** How long the last page may wait: until it is rendered anew, or until it hides what its reader may no longer see. */
const MOST_MS = { calm: 30_000, prompt: 5_000 };
export type Urgency = keyof typeof MOST_MS;

/** Over how long pages are to spread what they ask after a message. @param listeners how many hear it; null = not known */
export function spreadMs(listeners: number | null, urgency: Urgency): number {
  const wished = listeners === null ? UNKNOWN_MS : listeners * PER_LISTENER_MS;
  return Math.min(MOST_MS[urgency], Math.max(LEAST_MS, wished));
}

/** The same for the present listeners of the channels that the message is for. */
export async function spreadOver(channels: string[], urgency: Urgency): Promise<number> {
  return spreadMs(await countListeners(channels), urgency);
}
