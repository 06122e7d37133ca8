// Keys go to the screen without a click on it first, as soon as there is something on it.
window.addEventListener("load", () => {
  new MutationObserver((changes, observer) => {
    if (document.body.classList.contains("-first-byte")) {
      observer.disconnect();
      document.querySelector(".xterm-helper-textarea")?.focus();
    }
  }).observe(document.body, { attributes: true, attributeFilter: ["class"] });
});
