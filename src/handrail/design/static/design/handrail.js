// A little help where the browser can give it; every page works without this file.
import {
  Button, CharacterCount, ErrorSummary, FileUpload, PasswordInput, ServiceNavigation, SkipLink, createAll,
} from "../gds/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");

// Radios and checkboxes are left out: the style sheet reveals fields under a choice,
// without a script and without aria-expanded, which radios may not carry.
for (const Component of [
  Button, CharacterCount, ErrorSummary, FileUpload, PasswordInput, ServiceNavigation, SkipLink,
]) {
  createAll(Component);
}

// MOJ's components are fetched only on pages that use one.
if (document.querySelector('[data-module^="moj-"]')) {
  import("../gds/moj-frontend.min.js").then((moj) => moj.initAll());
}

// Where there is no connection a page of ours says so; it is all that the worker keeps.
if ("serviceWorker" in navigator && isSecureContext) {
  addEventListener("load", () => navigator.serviceWorker.register("/service-worker.js").catch(() => {}));
}

// Help that stands open is closed by Escape, like everything that opens.
addEventListener("keydown", (event) => {
  const help = event.key === "Escape" && !document.querySelector("dialog[open]") && document.querySelector(".hr-help[open]");
  if (!help) return;
  help.open = false;
  help.querySelector("summary").focus();
});

// A link that prints the page opens the print dialogue instead of a second page.
for (const link of document.querySelectorAll("a[href='#print']")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.print();
  });
}
