import { launch, until } from '/tmp/wt/lead/tests/browser/support/browser.mjs';
import { startPortal } from '/tmp/wt/lead/tests/browser/support/portal.mjs';
import { NETWORKS, shape } from '/tmp/wt/lead/tests/bench/support/shaper.mjs';
import { writeFileSync } from 'node:fs';
const portal = await startPortal();
const ours = await shape(portal.url, NETWORKS.fast4g);
for (let run=0; run<3; run++){
  const browser = await launch();
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.addInitScript((wanted) => {
      const look = () => {
        const found = document.querySelector(wanted);
        if (!found || !found.checkVisibility() || found.getBoundingClientRect().height < 10) return false;
        performance.mark('field');
        requestAnimationFrame(() => setTimeout(() => (window.__ready = performance.now())));
        return true;
      };
      const watch = new MutationObserver(() => look() && watch.disconnect());
      document.addEventListener('readystatechange', () => look() && watch.disconnect());
      watch.observe(document, { subtree: true, childList: true, attributes: true });
  }, 'input[type=password]');
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  if (run==2) await browser.startTracing(page, {path:'/tmp/portico/trace.json', categories:['devtools.timeline','v8','v8.wasm','disabled-by-default-devtools.timeline','disabled-by-default-v8.cpu_profiler','blink.user_timing','loading','toplevel']});
  await page.goto(ours.url, { waitUntil: 'commit' });
  const t = await until(() => page.evaluate(() => window.__ready ?? 0), 'x', 60000);
  const info = await page.evaluate(() => ({nav: performance.getEntriesByType('navigation')[0].responseEnd, res: performance.getEntriesByType('resource').map(r=>[r.name.slice(-40), r.startTime|0, r.responseStart|0, r.responseEnd|0, r.initiatorType]), paints: performance.getEntriesByType('paint').map(p=>[p.name,p.startTime|0]), marks: performance.getEntriesByType('mark').map(p=>[p.name,p.startTime|0])}));
  console.log(run, t, JSON.stringify(info,null,0));
  if (run==2) await browser.stopTracing();
  await browser.close();
}
await ours.close(); await portal.stop();
