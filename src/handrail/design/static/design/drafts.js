// What is typed into a form is kept on the server as one types. A form works without this file;
// then only what was typed since it was last sent can be lost. Nothing is kept in the browser.
const PAUSE = 1000; // after the last key
const LONGEST = 3000; // however long one goes on typing
const PATIENCE = 20000; // for one answer
const AGAIN = [2000, 4000, 8000, 15000]; // between tries, while there is no answer
const SPOKEN_EVERY = 60000; // that all is well is shown at once and read out now and then

const form = document.querySelector("form[data-keep]");
const told = form?.querySelector(".hr-kept");

let unsaved = false; // something typed has not been acknowledged
let since = 0; // when the oldest of it was typed
let running = null; // the sending under way
let failures = 0; // tries in vain, one after the other
let signIn = ""; // the session is over and what was typed is kept: where to go
let shutOut = false; // the session is over and it is not: until somebody signs in again
let closed = false; // nothing can be written here any more
let fresh = false; // the token of a new session has been fetched, and not yet proved
let leaving = false; // the form itself is on its way
let touched = false; // something was typed on this page
let timer = 0;
let spoken = 0;

if (form) {
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("focusout", soon);
  form.addEventListener("submit", send);
  document.addEventListener("visibilitychange", soon);
  addEventListener("focus", soon);
  addEventListener("online", soon);
  addEventListener("pagehide", () => unsaved && !leaving && post(true).catch(() => {}));
  addEventListener("beforeunload", (event) => {
    if (!unsaved || !failures || leaving) return;
    event.preventDefault();
    event.returnValue = "";
  });
  addEventListener("session-over", (event) => touched && event.detail.push(handedIn()));
  for (const out of document.querySelectorAll("form[action$='/sign-out']")) {
    out.addEventListener("submit", (event) => keptFirst(event, out));
  }
}

function typed() {
  touched = true;
  if (signIn || closed) return;
  if (!unsaved) since = Date.now();
  unsaved = true;
  if (!failures) say(told.dataset.waiting, { quiet: true });
  wait(shutOut ? LONGEST : Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
}

function wait(time) {
  clearTimeout(timer);
  timer = setTimeout(keep, time);
}

function soon() {
  if (unsaved) wait(0);
}

// One sending at a time; what is typed meanwhile goes with the next.
function keep() {
  clearTimeout(timer);
  if (running || !unsaved || signIn || closed || leaving) return running;
  shutOut = false;
  running = attempt().finally(() => {
    running = null;
    if (unsaved && !shutOut) wait(failures ? AGAIN[Math.min(failures, AGAIN.length) - 1] : PAUSE);
  });
  return running;
}

async function attempt() {
  unsaved = false;
  try {
    await heard(await post(false));
  } catch {
    unsaved = true;
    failures += 1;
    say(failures > 1 || !navigator.onLine ? told.dataset.trying : told.dataset.waiting);
  }
}

async function post(last) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === "string") body.append(name, value);
  const patience = new AbortController();
  const ends = last ? 0 : setTimeout(() => patience.abort(), PATIENCE);
  try {
    return await fetch(form.dataset.keep, {
      method: "POST", body, redirect: "manual", signal: patience.signal,
      headers: { Accept: "application/json" },
      keepalive: last && body.toString().length < 60000, // as much as a page that is left may send
    });
  } finally {
    clearTimeout(ends);
  }
}

async function heard(answer) {
  if (answer.ok) {
    const { key, said } = await answer.json();
    failures = 0;
    fresh = false;
    form.elements.key.value = key;
    if (!unsaved) say(said, { quiet: Date.now() - spoken < SPOKEN_EVERY });
  } else if (answer.status === 409) {
    // The form was saved from another window: what is typed here goes on as a form of its own.
    form.elements.key.value = (await answer.json()).key;
    unsaved = true;
  } else if (answer.status === 401) {
    signIn = (await answer.json()).sign_in ?? "";
    if (signIn) say(told.dataset.kept, { link: signIn });
    else isOut();
  } else if (answer.status === 403 && !fresh && await renewed()) {
    unsaved = fresh = true;
    failures = 0;
  } else if (answer.status === 403) {
    isOut();
  } else if (answer.status === 410 || answer.status === 400) {
    closed = true;
    say(told.dataset.closed);
  } else {
    throw new Error(`answered ${answer.status}`);
  }
}

function isOut() {
  unsaved = shutOut = true;
  failures += 1;
  say(told.dataset.out, { link: location.href, target: "_blank" });
}

// After signing in again elsewhere, the form needs the token of the new session.
async function renewed() {
  const answer = await fetch(location.href, { redirect: "manual" });
  if (!answer.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector("form[data-keep] [name=csrfmiddlewaretoken]")?.value;
  for (const field of document.getElementsByName("csrfmiddlewaretoken")) if (token) field.value = token;
  return Boolean(token);
}

// Where keeping has failed, sending would fail too, and take the page with it: so it waits.
async function send(event) {
  if (signIn) {
    event.preventDefault();
    location.assign(signIn);
  } else if (form.requestSubmit && unsaved && (failures || !navigator.onLine)) {
    event.preventDefault();
    const { submitter } = event;
    await running;
    await keep();
    if (leaving) return;
    if (signIn) location.assign(signIn);
    else if (shutOut || (unsaved && failures)) say(shutOut ? told.dataset.out : told.dataset.notSent);
    else form.requestSubmit(submitter);
  } else {
    leaving = true;
    clearTimeout(timer);
  }
}

async function keptFirst(event, out) {
  if (!unsaved && !running) return;
  event.preventDefault();
  const kept = Promise.resolve(running).then(keep);
  await Promise.race([kept, new Promise((go) => setTimeout(go, PATIENCE / 10))]);
  leaving = true;
  out.submit();
}

// The session has run out: whether all that was typed is kept.
async function handedIn() {
  await running;
  await keep();
  return !unsaved && !closed;
}

// Shown at once; read out when it matters, for a live region that changes is read out every time.
function say(words, { quiet = false, link = "", target = "" } = {}) {
  const [shown, live] = told.children;
  told.classList.add("hr-kept--told");
  shown.textContent = words;
  if (!quiet && live.textContent !== words) {
    live.textContent = words;
    spoken = Date.now();
  }
  told.querySelector("a")?.remove();
  if (!link) return;
  const way = document.createElement("a");
  Object.assign(way, { href: link, target, className: "govuk-link", textContent: told.dataset.signIn });
  told.append(way);
}
