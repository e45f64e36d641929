import { Tabs } from "@shopify/polaris";
import { useLocation, useNavigate } from "@remix-run/react";
import { useEffect, useRef } from "react";

export interface PageTab {
  id: string;
  label: string;
  /** Path of the page, without a query. */
  url: string;
}

/** Sub-pages of a section, each with an address of its own. What `keep` names stays in the query. */
export function PageTabs({
  tabs,
  keep = [],
}: {
  tabs: readonly PageTab[];
  keep?: readonly string[];
}) {
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const kept = new URLSearchParams(
    [...new URLSearchParams(search)].filter(([name]) => keep.includes(name)),
  ).toString();
  const addressOf = (url: string) => (kept === "" ? url : `${url}?${kept}`);
  // A page below a tab's belongs to it; the longest address says most.
  const selected = tabs.reduce((best, { url }, index) => {
    const isPart = pathname === url || pathname.startsWith(`${url}/`);
    return isPart && url.length > (tabs[best]?.url.length ?? 0) ? index : best;
  }, -1);
  // Where there is no room for all of them, the one that is open is in sight.
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const show = () => {
      // Beside the list there are copies of all tabs, to be measured.
      const tab = element.querySelector('[role="tablist"] [role="tab"][aria-selected="true"]');
      if (tab) showInside(tab, element);
    };
    show();
    // Tabs come once there is room measured for them.
    const observer = new MutationObserver(show);
    observer.observe(element, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [selected]);
  return (
    <div ref={box}>
      <Tabs
        tabs={tabs.map(({ id, label }) => ({ id, content: label }))}
        selected={Math.max(selected, 0)}
        onSelect={(index) => {
          const tab = tabs[index];
          if (tab) navigate(addressOf(tab.url));
        }}
      />
    </div>
  );
}

/** Not scrollIntoView: that moves what hides its overflow too, and then the other tabs cannot be reached. */
function showInside(tab: Element, box: Element): void {
  let scroller = tab.parentElement;
  while (scroller && scroller !== box && getComputedStyle(scroller).overflowX !== "auto") {
    scroller = scroller.parentElement;
  }
  if (!scroller) return;
  const [inner, outer] = [tab.getBoundingClientRect(), scroller.getBoundingClientRect()];
  scroller.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}
