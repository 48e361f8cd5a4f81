// What a reader may do beyond reading: choose colours, sort, filter and search.
// Every page can be read without it. Nothing is fetched; text is never read as markup.
(function () {
  "use strict";

  function fill(text, values) {
    return text.replace(/\{(\w+)\}/g, function (_, name) { return values[name]; });
  }

  function element(name, properties, children) {
    var made = document.createElement(name);
    Object.assign(made, properties);
    (children || []).forEach(function (child) { made.append(child); });
    return made;
  }

  // Colours: automatic, light, dark.
  function offerThemes() {
    var button = document.querySelector("button.theme");
    var order = ["auto", "light", "dark"];
    var root = document.documentElement;
    var say = function () {
      button.querySelector(".state").textContent = button.dataset[root.getAttribute("data-theme") || "auto"];
    };
    button.hidden = false;
    say();
    button.addEventListener("click", function () {
      var now = root.getAttribute("data-theme") || "auto";
      var next = order[(order.indexOf(now) + 1) % order.length];
      if (next === "auto") { root.removeAttribute("data-theme"); }
      else { root.setAttribute("data-theme", next); }
      try { window.localStorage.setItem("predtrack-theme", next); } catch (refused) { /* for this page alone */ }
      say();
    });
  }

  // Sorting, by Tablesort; a button in each head is what a keyboard reaches.
  function offerSorting(table) {
    var heads = table.tHead.rows[0].cells;
    Array.prototype.forEach.call(heads, function (head) {
      var button = element("button", { type: "button" });
      button.append.apply(button, Array.prototype.slice.call(head.childNodes));
      head.append(button);
    });
    new window.Tablesort(table);
    Array.prototype.forEach.call(heads, function (head) {
      head.removeAttribute("tabindex");
      head.removeAttribute("role");
    });
  }

  // On a narrow screen a row is a card, and each cell says what it is.
  function nameCells(table) {
    var names = Array.prototype.map.call(table.tHead.rows[0].cells, function (head) {
      return head.textContent.trim();
    });
    Array.prototype.forEach.call(table.tBodies[0].rows, function (row) {
      Array.prototype.forEach.call(row.cells, function (cell, place) {
        if (place > 0 && cell.textContent.trim()) { cell.dataset.head = names[place]; }
      });
    });
  }

  function offerFilter(table) {
    var rows = Array.prototype.slice.call(table.tBodies[0].rows);
    var words = rows.map(function (row) { return row.textContent.toLowerCase(); });
    var input = element("input", { type: "search", autocomplete: "off" });
    var said = element("span", { className: "aside" });
    said.setAttribute("role", "status");
    var parts = [element("label", {}, [table.dataset.filter, input])];
    var states = table.dataset.states ? choices(rows, table.dataset.states) : null;
    if (states) { parts.push(states); }
    parts.push(said);
    var sieve = function () {
      var asked = input.value.toLowerCase().trim();
      var state = states ? states.value : "";
      var shown = 0;
      rows.forEach(function (row, place) {
        var fits = words[place].indexOf(asked) >= 0 && (!state || row.dataset.state === state);
        row.hidden = !fits;
        shown += fits ? 1 : 0;
      });
      var all = shown === rows.length;
      said.textContent = all ? "" : fill(table.dataset.shown, { shown: shown, all: rows.length });
    };
    input.addEventListener("input", sieve);
    if (states) { states.addEventListener("change", sieve); }
    table.parentNode.before(element("div", { className: "sieve" }, parts));
  }

  function choices(rows, everything) {
    var found = Array.from(new Set(rows.map(function (row) { return row.dataset.state; })));
    if (found.length < 2) { return null; }
    var select = element("select", {}, [element("option", { value: "", textContent: everything })]);
    select.setAttribute("aria-label", everything);
    found.sort().forEach(function (state) {
      select.append(element("option", { value: state, textContent: state }));
    });
    return select;
  }

  // Searching, by MiniSearch. Chinese has no spaces: there each sign is a term.
  function terms(text) {
    return text.toLowerCase().match(/[\u3400-\u9fff]|[^\s\u3400-\u9fff\p{P}]+/gu) || [];
  }

  function engineOf(index) {
    var engine = new window.MiniSearch({
      fields: ["title", "quote", "who", "where"],
      tokenize: terms,
      searchOptions: { prefix: true, combineWith: "AND", boost: { title: 2 }, fuzzy: function (term) { return term.length > 5 ? 0.2 : false; } }
    });
    engine.addAll(index.rows.map(function (row, place) {
      return { id: place, title: row[1], quote: row[2], who: index.who[row[3]], where: index.where[row[4]] };
    }));
    return engine;
  }

  function offerSearch(box) {
    var input = box.querySelector("input");
    var list = box.querySelector(".found");
    var said = box.querySelector(".answer");
    var most = Number(box.dataset.most);
    var engine = null;
    var loading = false;
    var show = function () {
      var asked = input.value.trim();
      list.textContent = "";
      said.textContent = "";
      if (!asked) { return; }
      if (!engine) { load(); return; }
      var index = window.predtrackIndex;
      var verbatim = function (hit) {
        return index.rows[hit.id][1].toLowerCase().indexOf(asked.toLowerCase()) >= 0 ? 0 : 1;
      };
      var hits = engine.search(asked).sort(function (a, b) { return verbatim(a) - verbatim(b); });
      said.textContent = hits.length ? fill(box.dataset.found, { n: hits.length }) : box.dataset.none;
      hits.slice(0, most).forEach(function (hit) {
        var row = index.rows[hit.id];
        var link = element("a", { href: box.dataset.base + "predictions/" + row[0] + ".html" }, [element("bdi", { textContent: row[1] })]);
        var from = element("span", { className: "aside", textContent: index.who[row[3]] + " · " + index.where[row[4]] });
        list.append(element("li", {}, [link, from]));
      });
    };
    var load = function () {
      if (loading) { return; }
      loading = true;
      var script = element("script", { src: box.dataset.index });
      script.addEventListener("load", function () { engine = engineOf(window.predtrackIndex); show(); });
      document.head.append(script);
    };
    box.hidden = false;
    input.addEventListener("focus", load);
    input.addEventListener("input", show);
  }

  document.addEventListener("DOMContentLoaded", function () {
    offerThemes();
    if (window.Tablesort) {
      // Tablesort puts the larger first where the comparison is negative.
      window.Tablesort.extend("number", function () { return false; }, function (a, b) {
        var x = parseFloat(a.replace(/,/g, "")), y = parseFloat(b.replace(/,/g, ""));
        return (isNaN(y) ? -Infinity : y) - (isNaN(x) ? -Infinity : x) || 0;
      });
      document.querySelectorAll("table.list").forEach(nameCells);
      document.querySelectorAll("table[data-sortable]").forEach(offerSorting);
    }
    document.querySelectorAll("table[data-filter]").forEach(offerFilter);
    if (window.MiniSearch) { document.querySelectorAll(".search").forEach(offerSearch); }
  });
})();
