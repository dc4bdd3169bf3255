// Serves a folder as a well kept server would: brotli 11, compressed once.
import { readFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import zlib from 'node:zlib';
import { listen } from '../../browser/support/listen.mjs';

/** @type {Record<string, string>} */
const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** @param {string} folder */
export async function serveFolder(folder) {
  /** @type {Map<string, Buffer>} */
  const packed = new Map();
  const server = http.createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const file = path.join(folder, pathname === '/' ? 'index.html' : path.normalize(pathname));
    let body = packed.get(file);
    if (!body) {
      const raw = await readFile(file).catch(() => null);
      if (!raw) return response.writeHead(404).end();
      body = zlib.brotliCompressSync(raw, { params: { [zlib.constants.BROTLI_PARAM_LGWIN]: 24 } });
      packed.set(file, body);
    }
    response.writeHead(200, {
      'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream',
      'content-encoding': 'br',
      'content-length': body.length,
    });
    response.end(body);
  });
  return listen(server, '127.0.0.1');
}
