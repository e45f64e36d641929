/* The small interactions of the demo's admin: navigation drawer, confirmations, product pickers. */
(function () {
  "use strict";

  const hamburger = document.querySelector(".hamburger");
  function setNavigation(isOpen) {
    document.body.classList.toggle("nav-open", isOpen);
    hamburger.setAttribute("aria-expanded", String(isOpen));
  }
  hamburger.addEventListener("click", () =>
    setNavigation(!document.body.classList.contains("nav-open")),
  );
  document.querySelector("[data-close-nav]").addEventListener("click", () => setNavigation(false));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") setNavigation(false);
  });

  for (const form of document.querySelectorAll("form[data-confirm]")) {
    form.addEventListener("submit", (event) => {
      if (!confirm(form.dataset.confirm)) event.preventDefault();
    });
  }

  for (const picker of document.querySelectorAll("[data-picker]")) setUpPicker(picker);

  /** A search field whose results become lines of the order, or the value of the single field. */
  function setUpPicker(picker) {
    const isSingle = picker.hasAttribute("data-picker-single");
    const input = picker.querySelector(isSingle ? "input" : "[data-picker-search]");
    const lines = document.querySelector("[data-lines]");
    const results = picker.querySelector("[data-picker-results]") || addResults(input);
    let timer = 0;
    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(search, 150);
    });
    input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      results.querySelector("button")?.click();
    });

    async function search() {
      const text = input.value.trim();
      if (text === "") return results.replaceChildren();
      const response = await fetch(`${picker.dataset.picker}&query=${encodeURIComponent(text)}`);
      const { items } = await response.json();
      if (items.length === 0) {
        const none = document.createElement("li");
        none.className = "subdued";
        none.textContent = "No product matches.";
        return results.replaceChildren(none);
      }
      return results.replaceChildren(...items.map(drawResult));
    }

    function drawResult(item) {
      const button = document.createElement("button");
      button.type = "button";
      const price = document.createElement("span");
      price.className = "subdued";
      price.textContent = item.price;
      button.append(item.displayName, price);
      button.addEventListener("click", () => {
        results.replaceChildren();
        if (isSingle) input.value = String(item.numericId);
        else addLine(item);
      });
      const entry = document.createElement("li");
      entry.append(button);
      return entry;
    }

    function addLine(item) {
      input.value = "";
      input.focus();
      const name = `quantity[v${item.numericId}]`;
      const present = lines.querySelector(`input[name="${name}"]`);
      if (present) {
        present.value = String(Number(present.value) + 1);
        return;
      }
      const title = document.createElement("span");
      const price = document.createElement("span");
      price.className = "subdued block";
      price.textContent = item.price;
      title.append(item.displayName, price);
      const quantity = document.createElement("input");
      quantity.className = "field quantity";
      quantity.type = "number";
      quantity.min = "0";
      quantity.name = name;
      quantity.value = "1";
      quantity.setAttribute("aria-label", `Quantity of ${item.displayName}`);
      const line = document.createElement("li");
      line.append(title, quantity);
      lines.append(line);
    }
  }

  function addResults(input) {
    const list = document.createElement("ul");
    list.className = "picker-results";
    input.after(list);
    return list;
  }
})();
