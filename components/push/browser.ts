/** Whether this browser can get push messages. Without https it cannot, and on iPhones only from the home screen. */
export function supportsPush(): boolean {
  return (
    typeof window !== "undefined" &&
    window.isSecureContext &&
    "serviceWorker" in navigator &&
    "PushManager" in window &&
    "Notification" in window
  );
}

/** Whether the person has forbidden it; only they can allow it again, in the browser's settings. */
export function isBlocked(): boolean {
  return Notification.permission === "denied";
}

/** Whether this browser is subscribed, at whatever site key and for whichever person. */
export async function isSubscribed(): Promise<boolean> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return ((await registration?.pushManager.getSubscription()) ?? null) !== null;
}

export type BrowserSubscription = { endpoint: string; keys: { p256dh: string; auth: string } };

/**
 * Asks the person for permission and subscribes this browser. An earlier subscription, which may belong to another key or
 * person, ends. @returns null where the person said no, or has said no before
 */
export async function subscribeBrowser(key: string): Promise<BrowserSubscription | null> {
  // First of all: browsers ask only while the click lasts.
  if ((await Notification.requestPermission()) !== "granted") return null;
  await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  const { pushManager } = await navigator.serviceWorker.ready;
  await (await pushManager.getSubscription())?.unsubscribe();
  const made = await pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
  const { endpoint, keys } = made.toJSON();
  if (!endpoint || !keys?.p256dh || !keys.auth) return null;
  return { endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } };
}

/** Ends the subscription of this browser, if there is one. */
export async function unsubscribeBrowser(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
}
