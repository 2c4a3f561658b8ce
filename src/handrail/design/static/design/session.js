// Two minutes before somebody is signed out they are asked whether to stay; when it is over the page
// is put away. The server alone knows how long the session lasts: it is asked before anything is said,
// so other windows, typing and a machine that slept all count. Nothing is kept in the browser.
const WARNING = 120000;
const SILENCE = 60000; // after which a page that is looked at again asks how things stand

const dialog = document.querySelector("dialog[data-ask]");
const part = (name) => dialog.querySelector(`[data-${name}]`);
const others = "BroadcastChannel" in self ? new BroadcastChannel("session") : null;

let ends = 0;
let heard = Date.now(); // when the server last said how long
let timer = 0;
let longest = false; // it cannot be made longer, and that has been said
let asking = false;
let leaving = false;

if (dialog?.showModal) {
  lasts(Number(dialog.dataset.left) * 1000);
  others?.postMessage({ ends });
  part("stay").addEventListener("click", stay);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    stay();
  });
  document.addEventListener("visibilitychange", back);
  addEventListener("focus", back);
  addEventListener("pageshow", back);
  addEventListener("online", () => dialog.classList.contains("hr-warning--away") && look());
  if (others) others.onmessage = ({ data }) => (data.over ? look() : lasts(data.ends - Date.now()));
}

function lasts(left) {
  ends = Date.now() + left;
  if (left > WARNING) {
    if (dialog.open) dialog.close();
    document.body.classList.remove("hr-put-away");
    longest = false;
  }
  wait(left - WARNING, look);
}

function wait(time, then) {
  clearTimeout(timer);
  timer = setTimeout(then, Math.max(1000, time));
}

function back() {
  if (document.visibilityState !== "visible") return;
  if (Date.now() - heard > SILENCE || Date.now() > ends - WARNING) look();
}

// What the server says: milliseconds left, 0 when it is over, null when it cannot be reached.
async function asked(query = "") {
  try {
    const answer = await fetch(dialog.dataset.ask + query, { headers: { Accept: "application/json" } });
    if (!answer.ok && answer.status !== 401) return null;
    const { left } = await answer.json();
    heard = Date.now();
    return answer.ok ? Math.max(1, left) * 1000 : 0;
  } catch {
    return null;
  }
}

async function look() {
  if (asking || leaving) return;
  asking = true;
  // An answer that it is over takes the session's cookie with it, with which typing could be handed in.
  if (Date.now() >= ends) await handedIn();
  const left = await asked();
  asking = false;
  if (left === 0) over();
  else if (left !== null) told(left);
  else if (Date.now() >= ends) putAway();
  else if (Date.now() >= ends - WARNING) tick();
}

function told(left) {
  lasts(left);
  if (left > WARNING) others?.postMessage({ ends });
  else tick();
}

function tick() {
  const left = Math.ceil((ends - Date.now()) / 1000);
  if (left <= 0) return void look();
  if (!dialog.open && !longest) dialog.showModal();
  const { minutes, minute, seconds } = dialog.dataset;
  const words = left > 90 ? minutes : left >= 60 ? minute : seconds.replace("%s", left);
  part("clock").textContent = words;
  // Read out at two minutes, at one, and every twenty seconds after that.
  if (left > 60 || left % 20 === 0) part("said").textContent = words;
  wait(0, tick);
}

async function stay() {
  const left = await asked("?stay=1");
  if (left === 0) over();
  else if (left > WARNING) told(left);
  else if (left !== null && part("last").hidden) part("last").hidden = false;
  else if (left !== null) {
    longest = true;
    dialog.close();
  }
}

// What was typed is given to the server (drafts.js): for each form, whether all of it is kept.
function handedIn() {
  const forms = [];
  dispatchEvent(new CustomEvent("session-over", { detail: forms }));
  return Promise.all(forms);
}

// Where what was typed could not be kept the page stays, for it is all there is.
async function over() {
  clearTimeout(timer);
  const answers = await handedIn();
  if (dialog.open) dialog.close();
  if (answers.includes(false)) return;
  others?.postMessage({ over: true });
  leaving = true;
  const query = new URLSearchParams({ next: location.pathname + location.search });
  if (answers.length) query.set("kept", "1");
  location.replace(`${dialog.dataset.ended}?${query}`);
}

// No connection and the time is up: the case is hidden, what was typed stays where it is.
function putAway() {
  document.body.classList.add("hr-put-away");
  dialog.classList.add("hr-warning--away");
  dialog.querySelector("h2").textContent = dialog.dataset.over;
  dialog.querySelector("#warning-text").textContent = dialog.dataset.away;
  if (!dialog.open) dialog.showModal();
}
