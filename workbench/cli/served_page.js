// Keys go to the screen at once, without a click on it first.
window.addEventListener("load", () => document.querySelector(".xterm-helper-textarea")?.focus());
