// A server for the browser tests of web/: the page of shell/portal.html around the test portal, under the
// policy of DESIGN's headers, with an event stream that tests speak through.
import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as http from 'node:http';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const TYPES = { '.js': 'text/javascript', '.wasm': 'application/wasm', '.css': 'text/css' };
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  'report-uri /report',
].join('; ');

const page = (body) => {
  const names = { wasm: 'web/portico.wasm', app_css: 'app.css', app_js: 'web/main.js', strings: 'strings', next: '', offline: '' };
  const html = fs.readFileSync(path.join(root, 'shell/portal.html'), 'utf8');
  const filled = html.replace(/\{\{(\w+)\}\}/g, (_, name) => names[name]);
  return body ? filled.replace(/<body>[\s\S]*<\/body>/, `<body>${body}</body>`) : filled;
};

const TWO = '<main><customer-portal route="/a"></customer-portal><customer-portal route="/b?rtl"></customer-portal></main>';
const TWENTY = `<main>${'<customer-portal></customer-portal>'.repeat(20)}</main>`;
const FORCED = '<customer-portal base="/" plain></customer-portal>';

/** Starts the server; answers what tests need of it. @param {number} port */
export async function startServer(port) {
  // The test files run side by side; one of them builds.
  fs.mkdirSync(path.join(root, 'build'), { recursive: true });
  const build = [process.execPath, path.join(root, 'tests/web/demo/build.mjs')];
  execFileSync('flock', [path.join(root, 'build/.web-demo-lock'), ...build], { stdio: 'inherit' });
  const kept = { reports: [], streams: new Set(), opened: [], missing: new Set() };

  function stream(request, response) {
    kept.opened.push(request.headers['last-event-id'] ?? '');
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write(': here\n\n');
    kept.streams.add(response);
    request.on('close', () => kept.streams.delete(response));
  }

  const server = http.createServer((request, response) => {
    const url = new URL(request.url, 'http://localhost');
    response.setHeader('content-security-policy', POLICY);
    const answer = (type, body) => response.writeHead(200, { 'content-type': type }).end(body);
    if (url.pathname === '/report') {
      let text = '';
      request.on('data', (chunk) => (text += chunk));
      request.on('end', () => kept.reports.push(text));
      return answer('text/plain', '');
    }
    if (url.pathname === '/events') return stream(request, response);
    if (url.pathname === '/hello') return answer('text/plain', 'hello');
    if (url.pathname === '/api/v1/session') return answer('application/json', '{}');
    if (url.pathname === '/web/portico.wasm') {
      return answer('application/wasm', fs.readFileSync(path.join(root, 'build/web-demo/portico.wasm')));
    }
    if (url.pathname === '/app.css') {
      const sheets = fs.readdirSync(path.join(root, 'shell')).filter((name) => name.endsWith('.css') && name !== 'theme-preview.css');
      return answer('text/css', sheets.map((name) => fs.readFileSync(path.join(root, 'shell', name))).join('\n'));
    }
    if (url.pathname === '/two') return answer('text/html', page(TWO));
    if (url.pathname === '/twenty') return answer('text/html', page(TWENTY));
    if (url.pathname === '/forced-plain') return answer('text/html', page(FORCED));
    const file = path.join(root, url.pathname);
    if (/^\/(web|build\/gen)\//.test(url.pathname) && fs.existsSync(file)) {
      return answer(TYPES[path.extname(file)] ?? 'text/plain', fs.readFileSync(file));
    }
    return answer('text/html; charset=utf-8', page());
  });
  await new Promise((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    ...kept,
    url: `http://localhost:${port}`,
    send: (id, data) => {
      for (const each of kept.streams) each.write(`id: ${id}\ndata: ${data}\n\n`);
    },
    drop: () => {
      for (const each of kept.streams) each.destroy();
    },
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
