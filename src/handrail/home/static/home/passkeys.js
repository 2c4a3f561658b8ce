// Asks the browser for a passkey, with allauth's script, where a field says data-passkey.
(() => {
  const credential = document.querySelector("input[data-passkey]");
  const problem = document.getElementById("passkey-problem");

  // One button, by whichever name allauth's function looks for it.
  const [login, signup, authenticate] = Array(3).fill("passkey");
  const ids = { credential: credential.id, data: "passkey-data", login, signup, authenticate };
  const use = { in: "loginForm", add: "signupForm", confirm: "authenticateForm" }[credential.dataset.passkey];
  window.allauth.webauthn.forms[use]({ ids });

  // allauth reports what went wrong: somebody changed their mind, or the device refused.
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    problem.hidden = false;
    problem.focus();
  });
  document.getElementById("passkey").addEventListener("click", () => {
    problem.hidden = true;
  });
})();
