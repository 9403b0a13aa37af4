// The one service worker of the site. It shows push messages and keeps pages for offline use; each job has
// functions of its own.

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

// ---- Pages that open without a connection: scanners of doors, and tickets ----

const PAGES = "turnout-pages";
const ASSETS = "turnout-assets";
const KEPT_PAGE = /^\/events\/[^/]+\/(check-in|ticket)$/;
const PATIENCE_MS = 5_000;
/** More than all files of two builds that such pages load. */
const ASSETS_MAX = 400;
const PAGE_AGE_MAX_MS = 30 * 86_400_000;

/** Keeps a page and what it loads. Asked for by the page itself, which may have been reached without its document. */
async function keepPage({ path, assets }) {
  if (!KEPT_PAGE.test(path)) return;
  const answer = await fetch(path, { credentials: "same-origin", cache: "no-store", redirect: "error" });
  if (!answer.ok) return;
  const html = await answer.clone().text();
  const named = html.match(/\/_next\/static\/[^"'\\\s)]+/g) ?? [];
  const pages = await caches.open(PAGES);
  await pages.put(path, answer);
  const kept = await caches.open(ASSETS);
  const wanted = [...new Set([...named, ...assets])].filter((asset) => asset.startsWith("/_next/static/"));
  // One that fails costs the others nothing.
  await Promise.allSettled(wanted.map(async (asset) => (await kept.match(asset)) ?? kept.add(asset)));
  const old = await kept.keys();
  await Promise.all(
    old.slice(0, Math.max(0, old.length - ASSETS_MAX)).map((request) => kept.delete(request)),
  );
}

/** The page from the server; as it was kept where the server can't be reached or takes too long. */
async function answerPage(request) {
  const { pathname } = new URL(request.url);
  const pages = await caches.open(PAGES);
  const kept = await pages.match(pathname);
  const late = new Promise((resolve) => {
    if (kept) setTimeout(resolve, PATIENCE_MS);
  });
  try {
    const answer = await Promise.race([fetch(request), late]);
    if (!answer) return kept;
    if (answer.status >= 500 && kept) return kept;
    // Whoever lost the right to see it must not see it offline either.
    if (kept && (answer.type === "opaqueredirect" || answer.status === 404)) await pages.delete(pathname);
    return answer;
  } catch (error) {
    if (kept) return kept;
    throw error;
  }
}

/** Files of a build never change: as kept, else from the server. */
async function answerAsset(request) {
  return (await caches.match(request, { cacheName: ASSETS, ignoreVary: true })) ?? fetch(request);
}

let hasWiped = false;

/** Once for each start of the worker: guest lists whose event is over, and pages that were kept long ago. */
async function wipeOld() {
  if (hasWiped) return;
  hasWiped = true;
  await Promise.allSettled([wipeEndedLists(), wipeOldPages()]);
}

async function wipeOldPages() {
  const pages = await caches.open(PAGES);
  for (const request of await pages.keys()) {
    const date = Date.parse((await pages.match(request))?.headers.get("date") ?? "");
    if (Date.now() - date > PAGE_AGE_MAX_MS) await pages.delete(request);
  }
}

/** The stores are those of components/check-in/offline/phone-database.ts. */
async function wipeEndedLists() {
  const known = await indexedDB.databases();
  if (!known.some(({ name }) => name === "turnout-door")) return;
  const opening = indexedDB.open("turnout-door");
  opening.onsuccess = () => {
    const database = opening.result;
    database.onversionchange = () => database.close();
    const transaction = database.transaction(["lists"], "readwrite");
    transaction.oncomplete = () => database.close();
    const cursors = transaction.objectStore("lists").openCursor();
    cursors.onsuccess = () => {
      const cursor = cursors.result;
      if (!cursor) return;
      if (cursor.value.until <= Date.now()) cursor.delete();
      cursor.continue();
    };
  };
}

// ---- Listeners ----

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("push", (event) => event.waitUntil(show(messageIn(event.data))));
self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(open(event.notification.data?.path ?? "/"));
});

self.addEventListener("message", (event) => {
  if (event.data?.is === "keep-page") event.waitUntil(keepPage(event.data).catch(() => {}));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.waitUntil(wipeOld());
  if (request.mode === "navigate" && KEPT_PAGE.test(url.pathname)) event.respondWith(answerPage(request));
  else if (url.pathname.startsWith("/_next/static/")) event.respondWith(answerAsset(request));
});
