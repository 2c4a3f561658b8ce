// Where there is no connection, one page of ours says so. That page and its style sheets are all that
// is kept: never a page of a case, never an answer of the server, never what somebody typed.
const KEPT = "offline";
const PAGE = "/offline";

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return; // what is sent goes its own way, signing out too
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => kept(PAGE)));
  else if (request.destination === "style") event.respondWith(fetch(request).catch(() => kept(request)));
});

// Asked for without the cookie, so it is nobody's page.
async function keep() {
  const page = await fetch(PAGE, { credentials: "omit", cache: "reload" });
  if (!page.ok) throw new Error(`answered ${page.status}`);
  const words = await page.clone().text();
  const styles = [...words.matchAll(/<link rel="stylesheet" href="(\/static\/[^"]+)"/g)].map(([, file]) => file);
  await caches.delete(KEPT);
  const shelf = await caches.open(KEPT);
  await shelf.addAll(styles);
  await shelf.put(PAGE, page);
}

async function kept(asked) {
  return (await caches.match(asked)) ?? Response.error();
}
