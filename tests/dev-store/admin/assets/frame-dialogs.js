/*
 * The dialogs that Shopify's admin shows around an app: consent to more scopes, and the resource
 * picker. frame.js opens them when the app asks.
 */
window.__adminDialogs = (function () {
  "use strict";

  /** Shows a dialog; `draw` fills its body and gets `finish(value)`, which closes it. */
  function openDialog(title, draw) {
    return new Promise((resolve) => {
      const dialog = document.createElement("dialog");
      dialog.className = "dialog";
      const heading = document.createElement("h2");
      heading.textContent = title;
      dialog.append(heading);
      dialog.setAttribute("aria-label", title);
      const finish = (value) => {
        dialog.close();
        dialog.remove();
        resolve(value);
      };
      dialog.addEventListener("cancel", (event) => {
        event.preventDefault();
        finish(undefined);
      });
      draw(dialog, finish);
      document.body.append(dialog);
      dialog.showModal();
    });
  }

  function addButtons(dialog, entries) {
    const row = document.createElement("div");
    row.className = "dialog-actions";
    for (const [label, className, run] of entries) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = className;
      button.textContent = label;
      button.addEventListener("click", run);
      row.append(button);
    }
    dialog.append(row);
  }

  /** Resolves to true only when the merchant allows the scopes. */
  function askConsent(appTitle, scopes, descriptions) {
    return openDialog(`${appTitle} wants more access to your store`, (dialog, finish) => {
      const items = document.createElement("ul");
      items.className = "scopes";
      for (const scope of scopes) {
        const item = document.createElement("li");
        item.textContent = descriptions[scope] || scope;
        const code = document.createElement("code");
        code.textContent = scope;
        item.append(" ", code);
        items.append(item);
      }
      dialog.append(items);
      addButtons(dialog, [
        ["Cancel", "button", () => finish(false)],
        ["Allow", "button primary", () => finish(true)],
      ]);
    });
  }

  /** Resolves to the chosen items, or to undefined when the merchant cancels. */
  function pickResources(options, getJson, resources) {
    const title = `${options.action === "select" ? "Select" : "Add"} ${options.type}s`;
    return openDialog(title, (dialog, finish) => {
      const search = document.createElement("input");
      search.type = "search";
      search.className = "field";
      search.placeholder = `Search ${options.type}s`;
      search.setAttribute("aria-label", search.placeholder);
      search.value = options.query || "";
      const list = document.createElement("div");
      list.className = "picker-list";
      const chosen = new Map();
      const isMultiple = Boolean(options.multiple);
      const limit = typeof options.multiple === "number" ? options.multiple : Infinity;
      const preselected = new Set((options.selectionIds || []).map((entry) => entry.id));
      const load = async () => {
        const query = new URLSearchParams({ type: options.type, query: search.value });
        const { items } = await getJson(`${resources}?${query}`);
        list.replaceChildren(...items.map(drawItem));
      };
      const drawItem = (item) => {
        const label = document.createElement("label");
        const input = document.createElement("input");
        input.type = isMultiple ? "checkbox" : "radio";
        input.name = "resource";
        if (preselected.delete(item.id)) chosen.set(item.id, item);
        input.checked = chosen.has(item.id);
        input.addEventListener("change", () => {
          if (!isMultiple) chosen.clear();
          if (!input.checked) chosen.delete(item.id);
          else if (chosen.size < limit) chosen.set(item.id, item);
          else input.checked = false;
        });
        const text = document.createElement("span");
        text.textContent = item.displayName || item.title;
        label.append(input, text);
        return label;
      };
      let timer = 0;
      search.addEventListener("input", () => {
        clearTimeout(timer);
        timer = setTimeout(load, 200);
      });
      dialog.append(search, list);
      addButtons(dialog, [
        ["Cancel", "button", () => finish(undefined)],
        [
          options.action === "select" ? "Select" : "Add",
          "button primary",
          () => finish([...chosen.values()]),
        ],
      ]);
      load().catch((error) => {
        list.textContent = error.message;
      });
    });
  }

  return { askConsent, pickResources };
})();
