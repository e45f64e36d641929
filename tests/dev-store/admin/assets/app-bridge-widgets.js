/*
 * What the App Bridge stand-in draws in the app's own page: toasts, the loading bar and the custom
 * elements ui-modal and ui-save-bar. Nothing is put into the document before it is shown, so that a
 * server-rendered page can be hydrated undisturbed.
 */
window.__appBridgeWidgets = (function () {
  "use strict";

  const FONT = "font: 450 13px/20px Inter, system-ui, sans-serif;";
  const BUTTON = `
    button { ${FONT} font-weight: 550; padding: 6px 12px; border: 0; border-radius: 8px;
      background: #e3e3e3; color: #303030; cursor: pointer; min-height: 32px; }
    button:hover { background: #d4d4d4; }
    button:focus-visible { outline: 2px solid #005bd3; outline-offset: 1px; }
    button[data-primary] { background: #303030; color: #fff; }
    button[data-primary]:hover { background: #1a1a1a; }
    button[data-critical] { background: #c70a24; color: #fff; }
    button:disabled { opacity: 0.5; cursor: default; }`;

  let layerRoot = null;

  /** The shadow root that holds toasts and the loading bar, made when first needed. */
  function layer() {
    if (layerRoot) return layerRoot;
    const host = document.createElement("app-bridge-layer");
    layerRoot = host.attachShadow({ mode: "open" });
    layerRoot.innerHTML = `<style>
      #toasts { position: fixed; inset: auto 0 20px; display: grid; gap: 8px; justify-items: center;
        pointer-events: none; z-index: 2147483000; }
      .toast { ${FONT} display: flex; gap: 12px; align-items: center; max-width: min(480px, 90vw);
        padding: 8px 12px; border-radius: 8px; color: #fff; background: #1a1a1a;
        box-shadow: 0 4px 16px rgb(0 0 0 / 0.3); pointer-events: auto; }
      .toast[data-error] { background: #8e0b21; }
      .toast button { background: transparent; color: inherit; padding: 4px; min-height: 0; }
      #loading { position: fixed; inset: 0 0 auto; height: 3px; z-index: 2147483000;
        background: #29845a; transform-origin: left; animation: grow 2s ease-out forwards; }
      @keyframes grow { from { transform: scaleX(0.1); } to { transform: scaleX(0.9); } }
      @media (prefers-reduced-motion: reduce) { #loading { animation: none; } }
      ${BUTTON}</style><div id="toasts" role="status" aria-live="polite"></div>`;
    document.documentElement.append(host);
    return layerRoot;
  }

  // ------------------------------------------------------------------ toast and loading

  const toasts = new Map();
  let lastToast = 0;

  function showToast(message, options = {}) {
    lastToast += 1;
    const id = String(lastToast);
    const box = document.createElement("div");
    box.className = "toast";
    box.toggleAttribute("data-error", Boolean(options.isError));
    const text = document.createElement("span");
    text.textContent = message;
    box.append(text);
    if (options.action) {
      box.append(makeButton(options.action, () => options.onAction?.()));
    }
    box.append(makeButton("✕", () => hideToast(id), "Dismiss"));
    layer().getElementById("toasts").append(box);
    const timer = setTimeout(() => hideToast(id), options.duration || 5000);
    toasts.set(id, { box, timer, onDismiss: options.onDismiss });
    return id;
  }

  function hideToast(id) {
    const toast = toasts.get(id);
    if (!toast) return;
    toasts.delete(id);
    clearTimeout(toast.timer);
    toast.box.remove();
    toast.onDismiss?.();
  }

  function setLoading(isLoading) {
    const bar = layerRoot?.getElementById("loading");
    if (!isLoading) return bar?.remove();
    if (bar) return undefined;
    const made = document.createElement("div");
    made.id = "loading";
    return layer().append(made);
  }

  function makeButton(label, run, ariaLabel) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    if (ariaLabel) button.setAttribute("aria-label", ariaLabel);
    button.addEventListener("click", run);
    return button;
  }

  /** A button that looks as the app's own hidden one says and clicks it. */
  function mirrorButton(source) {
    const button = makeButton(source.textContent.trim(), () => source.click());
    button.toggleAttribute("data-primary", source.getAttribute("variant") === "primary");
    button.toggleAttribute("data-critical", source.getAttribute("tone") === "critical");
    button.disabled = source.hasAttribute("disabled") || source.hasAttribute("loading");
    return button;
  }

  // ------------------------------------------------------------------ custom elements

  /** Common to both elements: show, hide, toggle, their events, and redrawing when the app changes. */
  class Overlay extends HTMLElement {
    constructor() {
      super();
      this.showing = false;
      this.attachShadow({ mode: "open" });
      this.observer = new MutationObserver(() => this.showing && this.draw());
    }
    connectedCallback() {
      const options = { childList: true, subtree: true, attributes: true, characterData: true };
      this.observer.observe(this, options);
    }
    disconnectedCallback() {
      this.observer.disconnect();
      if (this.showing) this.hide();
    }
    async show() {
      if (this.showing) return;
      this.showing = true;
      this.draw();
      this.reveal(true);
      this.dispatchEvent(new Event("show"));
    }
    async hide() {
      if (!this.showing) return;
      this.showing = false;
      this.reveal(false);
      this.dispatchEvent(new Event("hide"));
    }
    toggle() {
      return this.showing ? this.hide() : this.show();
    }
  }

  const WIDTHS = { small: "400px", base: "620px", large: "980px", max: "98vw" };

  class ModalElement extends Overlay {
    constructor() {
      super();
      this.shadowRoot.innerHTML = `<style>
        dialog { ${FONT} color: #303030; border: 0; border-radius: 16px; padding: 0;
          width: min(var(--width), calc(100vw - 24px)); max-height: calc(100vh - 48px);
          box-shadow: 0 8px 32px rgb(0 0 0 / 0.3); }
        dialog[open] { display: flex; flex-direction: column; }
        dialog::backdrop { background: rgb(0 0 0 / 0.5); }
        header, footer { display: flex; gap: 8px; align-items: center; padding: 12px 16px; }
        header { background: #f3f3f3; border-bottom: 1px solid #e3e3e3; }
        h2 { margin: 0; flex: 1; font-size: 14px; font-weight: 650; }
        header button { background: transparent; }
        main { overflow: auto; flex: 1; }
        iframe { border: 0; width: 100%; height: 70vh; display: block; }
        footer { justify-content: flex-end; border-top: 1px solid #e3e3e3; }
        footer:empty { display: none; }
        ${BUTTON}</style>
        <dialog aria-labelledby="title">
          <header><h2 id="title"></h2></header><main><slot></slot></main><footer></footer>
        </dialog>`;
      const dialog = this.dialog;
      this.shadowRoot.querySelector("header").append(makeButton("✕", () => this.hide(), "Close"));
      dialog.addEventListener("cancel", (event) => {
        event.preventDefault();
        this.hide();
      });
    }
    get dialog() {
      return this.shadowRoot.querySelector("dialog");
    }
    /** Where React portals the children; made on first use, after hydration. */
    get content() {
      if (!this.contentElement) {
        this.contentElement = document.createElement("div");
        this.append(this.contentElement);
      }
      return this.contentElement;
    }
    set content(element) {
      this.content.replaceChildren(element);
    }
    get variant() {
      return this.getAttribute("variant") || "base";
    }
    set variant(value) {
      this.setAttribute("variant", value);
    }
    get src() {
      return this.getAttribute("src") || undefined;
    }
    set src(value) {
      this.setAttribute("src", value);
    }
    get contentWindow() {
      return this.shadowRoot.querySelector("iframe")?.contentWindow || null;
    }
    draw() {
      const bar = this.querySelector("ui-title-bar");
      this.dialog.style.setProperty("--width", WIDTHS[this.variant] || WIDTHS.base);
      this.shadowRoot.getElementById("title").textContent = bar?.getAttribute("title") || "";
      const buttons = [...(bar?.querySelectorAll("button, a") || [])].reverse();
      this.shadowRoot.querySelector("footer").replaceChildren(...buttons.map(mirrorButton));
      if (this.src && !this.contentWindow) {
        const frame = document.createElement("iframe");
        frame.src = this.src;
        this.shadowRoot.querySelector("main").append(frame);
      }
    }
    reveal(isShown) {
      if (isShown) return this.dialog.showModal();
      this.shadowRoot.querySelector("iframe")?.remove();
      return this.dialog.close();
    }
  }

  class SaveBarElement extends Overlay {
    constructor() {
      super();
      this.shadowRoot.innerHTML = `<style>
        div { ${FONT} position: fixed; inset: 0 0 auto; z-index: 2147482000; display: flex; gap: 8px;
          align-items: center; padding: 10px 16px; background: #1a1a1a; color: #fff; }
        div[hidden] { display: none; }
        span { flex: 1; font-weight: 550; }
        ${BUTTON}
        button { background: #4a4a4a; color: #fff; }
        button[data-primary] { background: #fff; color: #303030; }
        </style><div role="region" aria-label="Unsaved changes" hidden></div>`;
    }
    get discardConfirmation() {
      return this.hasAttribute("discardConfirmation");
    }
    set discardConfirmation(value) {
      this.toggleAttribute("discardConfirmation", Boolean(value));
    }
    draw() {
      const label = document.createElement("span");
      label.textContent = "Unsaved changes";
      const sources = [...this.querySelectorAll("button")];
      const isPrimary = (source) => source.getAttribute("variant") === "primary";
      const ordered = [...sources.filter((s) => !isPrimary(s)), ...sources.filter(isPrimary)];
      const buttons = ordered.map((source) => {
        const button = mirrorButton(source);
        if (!button.textContent) button.textContent = isPrimary(source) ? "Save" : "Discard";
        if (isPrimary(source) || !this.discardConfirmation) return button;
        return makeButton(button.textContent, () => {
          if (confirm("Discard all unsaved changes?")) source.click();
        });
      });
      this.shadowRoot.querySelector("div").replaceChildren(label, ...buttons);
    }
    reveal(isShown) {
      this.shadowRoot.querySelector("div").hidden = !isShown;
    }
  }

  function define() {
    if (!customElements.get("ui-modal")) customElements.define("ui-modal", ModalElement);
    if (!customElements.get("ui-save-bar")) customElements.define("ui-save-bar", SaveBarElement);
    const style = new CSSStyleSheet();
    style.replaceSync("ui-nav-menu, s-app-nav, ui-title-bar { display: none !important; }");
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, style];
  }

  /** show, hide and toggle by id, as shopify.modal and shopify.saveBar have them. */
  function elementApi(tagName) {
    const call = (method) => async (id) => {
      const element = document.getElementById(id);
      if (element?.localName !== tagName)
        throw new Error(`There is no ${tagName} with id "${id}".`);
      await element[method]();
    };
    return { show: call("show"), hide: call("hide"), toggle: call("toggle") };
  }

  async function confirmLeave() {
    const isDirty = [...document.querySelectorAll("ui-save-bar")].some((bar) => bar.showing);
    if (isDirty && !confirm("Leave page with unsaved changes?")) {
      throw new Error("The merchant stayed on the page with unsaved changes.");
    }
  }

  return {
    toast: { show: showToast, hide: hideToast },
    setLoading,
    define,
    elementApi,
    confirmLeave,
  };
})();
