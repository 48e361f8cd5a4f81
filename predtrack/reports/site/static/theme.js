// The chosen colours, before anything is painted; a browser may refuse to remember them.
(function () {
  "use strict";
  try {
    var chosen = window.localStorage.getItem("predtrack-theme");
    if (chosen === "light" || chosen === "dark") {
      document.documentElement.setAttribute("data-theme", chosen);
    }
  } catch (refused) { /* the colours of the system are fine */ }
})();
