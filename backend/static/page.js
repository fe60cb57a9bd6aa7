// What pages do better with a script; all of them work without.

// A mistake is read out and shown at once.
document.getElementById("errors")?.focus();

// A second click on a button that is at work does nothing.
document.addEventListener("submit", (event) => {
  for (const button of event.target.querySelectorAll("button[type=submit]")) {
    setTimeout(() => { button.disabled = true; });
  }
});
// A page from the browser's memory works again.
window.addEventListener("pageshow", () => {
  for (const button of document.querySelectorAll("button[type=submit]:disabled")) {
    button.disabled = false;
  }
});
