// The one service worker of the site. It shows push messages; each event has a function of its own.

/** What the server sends; anything else is shown as a plain hint, because browsers want something to be shown. */
function messageIn(data) {
  try {
    const { title, body, path, tag } = data.json();
    return { title: String(title), body: String(body), path: String(path), tag: String(tag) };
  } catch {
    return { title: "Turnout", body: "There is news for you.", path: "/notifications", tag: "news" };
  }
}

function show({ title, body, path, tag }) {
  const icon = "/icons/icon-192.png";
  return self.registration.showNotification(title, { body, tag, icon, data: { path } });
}

/** Pages of this site only. */
function urlOf(path) {
  const home = self.location.origin;
  const url = URL.canParse(path, home) ? new URL(path, home) : new URL(home);
  return url.origin === home ? url : new URL(home);
}

/** Brings the page to the front where it is open, and opens it otherwise. */
async function open(path) {
  const url = urlOf(path);
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const shown = windows.find((client) => {
    const at = new URL(client.url);
    return at.origin === url.origin && at.pathname === url.pathname && at.search === url.search;
  });
  if (shown) return shown.focus();
  return self.clients.openWindow(url.href);
}

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => event.waitUntil(show(messageIn(event.data))));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path ?? "/"));
});
