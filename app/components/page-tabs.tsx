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
    box.current
      ?.querySelector('[role="tab"][aria-selected="true"]')
      ?.scrollIntoView({ block: "nearest", inline: "center" });
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
